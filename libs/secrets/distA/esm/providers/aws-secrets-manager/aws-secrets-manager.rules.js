import { isRecord } from '../../utils/is-record.js';
import { LONGEST_TIMER } from '../../utils/clock.js';
import { BOOLEAN, listOf, optionsOf } from '../../utils/option.rules.js';
import { REGION } from '../../utils/region.js';
import { isArn, isSecretName } from './secret-id.js';
const LONGEST_TIMEOUT = Math.floor(LONGEST_TIMER / 1000);
const SECRET = {
    takes: 'the name of a secret (letters, digits, /_+=.@-!, at most 512) or its ARN',
    accepts: (value) => typeof value === 'string' && (isArn(value) || isSecretName(value)),
};
const OPTIONS = {
    region: REGION,
    endpoint: {
        takes: 'an http or https URL without a user name and password',
        accepts: isEndpoint,
        // A password may stand in it.
        conceals: (value) => typeof value !== 'string' || value.includes('@'),
    },
    credentials: {
        takes: 'an object with accessKeyId and secretAccessKey, or a function that gives one',
        accepts: isCredentials,
        conceals: () => true,
    },
    client: { takes: 'an object with a send method', accepts: isClient, conceals: () => true },
    prefix: {
        takes: 'a text of letters, digits and /_+=.@-!, at most 512',
        accepts: (value) => value === '' || (typeof value === 'string' && isSecretName(value)),
    },
    names: { takes: 'an object of keys and names', accepts: isRecord, each: SECRET },
    bundles: listOf('a list of names', SECRET),
    versionStage: {
        takes: 'a staging label of 1 to 256 characters',
        accepts: (value) => typeof value === 'string' && value.length > 0 && value.length <= 256,
    },
    timeout: {
        takes: `seconds above 0 and at most ${LONGEST_TIMEOUT}`,
        accepts: (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMEOUT,
    },
    batch: BOOLEAN,
    rotationDates: BOOLEAN,
};
/** What the options of the AWS link take, alone and together. */
export const AWS_OPTIONS = optionsOf(OPTIONS, { check: conflictIn });
function conflictIn(options) {
    for (const other of ['endpoint', 'credentials']) {
        if (options.client === undefined || options[other] === undefined)
            continue;
        return `aws.${other} was given beside aws.client, which has its own: leave one of the two out`;
    }
    if (options.batch && (options.versionStage ?? 'AWSCURRENT') !== 'AWSCURRENT') {
        return 'aws.batch reads the stage AWSCURRENT only, and aws.versionStage names another: leave one of the two out';
    }
    return undefined;
}
function isEndpoint(value) {
    if (typeof value !== 'string' || !URL.canParse(value))
        return false;
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
function isCredentials(value) {
    if (typeof value === 'function')
        return true;
    if (!isRecord(value))
        return false;
    return [value['accessKeyId'], value['secretAccessKey']].every((part) => typeof part === 'string' && part !== '');
}
function isClient(value) {
    return isRecord(value) && typeof value['send'] === 'function';
}
