import { type Command, InvalidArgumentError } from 'commander';
import { isRegion } from '../utils/region.js';

type Accept = (given: string) => boolean;

/** What fills in a policy that the application itself does not tell. */
export function addIamOptions(command: Command): Command {
  return command
    .option('--account <id>', 'AWS account of the secrets', checked('12 digits', matches(/^\d{12}$/)))
    .option('--region <name>', 'AWS region of the secrets (default: that of the settings)', region)
    .option('--partition <name>', 'AWS partition (default: that of the region)', partition)
    .option('--kms-key <arn>', 'KMS key of your own that encrypts secrets; may be repeated', kmsKeys)
    .option('--list', 'the application lists secrets, too');
}

const matches =
  (expression: RegExp): Accept =>
  (given) =>
    expression.test(given);

function checked(takes: string, accepts: Accept): (given: string) => string {
  return (given) => {
    if (!accepts(given)) throw new InvalidArgumentError(`It takes ${takes}.`);
    return given;
  };
}

const region = checked('the name of a region, such as eu-central-1', isRegion);
const partition = checked('the name of a partition, such as aws-cn', matches(/^aws(?:-[a-z-]+)?$/));
const kmsKey = checked(
  'the ARN of a key, not of an alias',
  matches(/^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/),
);

function kmsKeys(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, kmsKey(given)];
}
