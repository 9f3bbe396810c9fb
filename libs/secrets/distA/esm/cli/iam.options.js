import { InvalidArgumentError } from 'commander';
import { isRegion } from '../utils/region.js';
/** What fills in a policy that the application itself does not tell. */
export function addIamOptions(command) {
    return command
        .option('--account <id>', 'AWS account of the secrets', checked('12 digits', matches(/^\d{12}$/)))
        .option('--region <name>', 'AWS region of the secrets (default: that of the settings)', region)
        .option('--partition <name>', 'AWS partition (default: that of the region)', partition)
        .option('--kms-key <arn>', 'KMS key of your own that encrypts secrets; may be repeated', kmsKeys)
        .option('--list', 'the application lists secrets, too');
}
const matches = (expression) => (given) => expression.test(given);
function checked(takes, accepts) {
    return (given) => {
        if (!accepts(given))
            throw new InvalidArgumentError(`It takes ${takes}.`);
        return given;
    };
}
const region = checked('the name of a region, such as eu-central-1', isRegion);
const partition = checked('the name of a partition, such as aws-cn', matches(/^aws(?:-[a-z-]+)?$/));
const kmsKey = checked('the ARN of a key, not of an alias', matches(/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/));
function kmsKeys(given, before = []) {
    return [...before, kmsKey(given)];
}
