"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AwsRequests = void 0;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
const aws_error_classifier_js_1 = require("./aws-error.classifier.js");
const foreign_error_js_1 = require("../../errors/foreign-error.js");
/** The calls to AWS that are made. Answers are looked at before they are believed; failures are classified. */
class AwsRequests {
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
            return secret && { ...secret, name: (0, foreign_error_js_1.read)(item, 'Name'), arn: (0, foreign_error_js_1.read)(item, 'ARN') };
        });
    }
    /** When the secret rotates next; `undefined` where it does not, or is not there. */
    async nextRotation(id, subject, signal) {
        const answer = await this.#ask((sdk) => new sdk.DescribeSecretCommand({ SecretId: id }), subject, signal);
        const date = (0, foreign_error_js_1.read)(answer, 'NextRotationDate');
        return (0, foreign_error_js_1.read)(answer, 'RotationEnabled') !== false && date instanceof Date ? date : undefined;
    }
    async listPage(names, nextToken, subject, signal) {
        const input = {
            MaxResults: 100,
            NextToken: nextToken,
            ...(names.length > 0 && { Filters: [{ Key: 'name', Values: names }] }),
        };
        const answer = await this.#ask((sdk) => new sdk.ListSecretsCommand(input), subject, signal);
        if (!Array.isArray((0, foreign_error_js_1.read)(answer, 'SecretList')))
            throw invalid(subject, 'the answer holds no list');
        return page(answer, 'SecretList', (item) => ({
            name: (0, foreign_error_js_1.read)(item, 'Name'),
            arn: (0, foreign_error_js_1.read)(item, 'ARN'),
            deleted: (0, foreign_error_js_1.read)(item, 'DeletedDate') !== undefined,
        }));
    }
    async #ask(command, subject, signal) {
        try {
            return (await this.#connection.send(command, signal)) ?? {};
        }
        catch (error) {
            const failure = (0, aws_error_classifier_js_1.classifyAwsError)(error, subject.what, subject.details);
            if (failure)
                throw failure;
            return undefined;
        }
    }
}
exports.AwsRequests = AwsRequests;
function storedSecret(answer) {
    const text = (0, foreign_error_js_1.read)(answer, 'SecretString');
    const bytes = (0, foreign_error_js_1.read)(answer, 'SecretBinary');
    const versionId = (0, foreign_error_js_1.read)(answer, 'VersionId');
    const content = typeof text === 'string' ? text : bytes instanceof Uint8Array ? bytes : undefined;
    if (content === undefined)
        return undefined;
    return { content, ...(typeof versionId === 'string' && { versionId }) };
}
function page(answer, list, convert) {
    const items = (0, foreign_error_js_1.read)(answer, list);
    const nextToken = (0, foreign_error_js_1.read)(answer, 'NextToken');
    return {
        items: Array.isArray(items)
            ? items.map(convert).filter((item) => item !== undefined)
            : [],
        nextToken: typeof nextToken === 'string' && nextToken !== '' ? nextToken : undefined,
    };
}
function invalid(subject, trouble) {
    const message = `AWS Secrets Manager: ${trouble}, asked for ${subject.what}`;
    return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretInvalidError(message, subject.details), { clause: trouble });
}
