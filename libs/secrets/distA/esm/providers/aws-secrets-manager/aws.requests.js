import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { classifyAwsError } from './aws-error.classifier.js';
import { read } from '../../errors/foreign-error.js';
/** The calls to AWS that are made. Answers are looked at before they are believed; failures are classified. */
export class AwsRequests {
    #connection;
    constructor(connection) {
        this.#connection = connection;
    }
    /** `undefined`: no such secret, or it is marked for deletion. */
    async getValue(id, versionStage, subject, signal) {
        const input = { SecretId: id, ...(versionStage !== undefined && { VersionStage: versionStage }) };
        const answer = await this.#ask((sdk) => new sdk.GetSecretValueCommand(input), subject, signal);
        if (answer === undefined)
            return undefined;
        const secret = storedSecret(answer);
        if (!secret)
            throw invalid(subject, 'the answer holds no value');
        return secret;
    }
    async batchGetValues(ids, nextToken, subject, signal) {
        const input = { SecretIdList: ids, NextToken: nextToken };
        const answer = await this.#ask((sdk) => new sdk.BatchGetSecretValueCommand(input), subject, signal);
        return page(answer, 'SecretValues', (item) => {
            const secret = storedSecret(item);
            return secret && { ...secret, name: read(item, 'Name'), arn: read(item, 'ARN') };
        });
    }
    /** When the secret rotates next; `undefined` where it does not, or is not there. */
    async nextRotation(id, subject, signal) {
        const answer = await this.#ask((sdk) => new sdk.DescribeSecretCommand({ SecretId: id }), subject, signal);
        const date = read(answer, 'NextRotationDate');
        return read(answer, 'RotationEnabled') !== false && date instanceof Date ? date : undefined;
    }
    async listPage(names, nextToken, subject, signal) {
        const input = {
            MaxResults: 100,
            NextToken: nextToken,
            ...(names.length > 0 && { Filters: [{ Key: 'name', Values: names }] }),
        };
        const answer = await this.#ask((sdk) => new sdk.ListSecretsCommand(input), subject, signal);
        if (!Array.isArray(read(answer, 'SecretList')))
            throw invalid(subject, 'the answer holds no list');
        return page(answer, 'SecretList', (item) => ({
            name: read(item, 'Name'),
            arn: read(item, 'ARN'),
            deleted: read(item, 'DeletedDate') !== undefined,
        }));
    }
    async #ask(command, subject, signal) {
        try {
            return (await this.#connection.send(command, signal)) ?? {};
        }
        catch (error) {
            const failure = classifyAwsError(error, subject.what, subject.details);
            if (failure)
                throw failure;
            return undefined;
        }
    }
}
function storedSecret(answer) {
    const text = read(answer, 'SecretString');
    const bytes = read(answer, 'SecretBinary');
    const versionId = read(answer, 'VersionId');
    const content = typeof text === 'string' ? text : bytes instanceof Uint8Array ? bytes : undefined;
    if (content === undefined)
        return undefined;
    return { content, ...(typeof versionId === 'string' && { versionId }) };
}
function page(answer, list, convert) {
    const items = read(answer, list);
    const nextToken = read(answer, 'NextToken');
    return {
        items: Array.isArray(items)
            ? items.map(convert).filter((item) => item !== undefined)
            : [],
        nextToken: typeof nextToken === 'string' && nextToken !== '' ? nextToken : undefined,
    };
}
function invalid(subject, trouble) {
    const message = `AWS Secrets Manager: ${trouble}, asked for ${subject.what}`;
    return vouched(new SecretInvalidError(message, subject.details), { clause: trouble });
}
