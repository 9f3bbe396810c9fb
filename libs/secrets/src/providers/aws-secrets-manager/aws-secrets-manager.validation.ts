import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { isRecord } from '../../utils/is-record.js';
import { LONGEST_TIMER } from '../../utils/clock.js';
import { isRegion } from '../../utils/region.js';
import { isArn, isSecretName } from './secret-id.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';

const LONGEST_TIMEOUT = Math.floor(LONGEST_TIMER / 1000);
const NAME_KIND = 'the name of a secret (letters, digits, /_+=.@-!, at most 512) or its ARN';

const OPTIONS: readonly string[] = [
  ...['region', 'endpoint', 'credentials', 'client', 'prefix'],
  ...['names', 'bundles', 'versionStage', 'timeout', 'batch', 'rotationDates'],
];

type Check = (value: unknown) => boolean;

const isId: Check = (value) => typeof value === 'string' && (isArn(value) || isSecretName(value));

/** Throws `SecretsUnconfiguredError` for the first option that cannot work: its name, what it got, what it takes. */
export function validateAwsOptions(options: AwsSecretsManagerOptions): void {
  if (!isRecord(options)) {
    throw new SecretsUnconfiguredError(`The option aws got ${show(options)}, and takes an object`);
  }
  for (const name of Object.keys(options)) {
    if (OPTIONS.includes(name)) continue;
    throw new SecretsUnconfiguredError(`aws.${name} is no option; there are ${OPTIONS.join(', ')}`);
  }
  check(options, 'region', 'the name of a region, such as "eu-central-1"', isRegion);
  check(options, 'endpoint', 'an http or https URL without a user name and password', isEndpoint, concealed);
  check(
    options,
    'credentials',
    'an object with accessKeyId and secretAccessKey, or a function that gives one',
    isCredentials,
    kindOf,
  );
  check(options, 'client', 'an object with a send method', isClient, kindOf);
  check(
    options,
    'prefix',
    'a text of letters, digits and /_+=.@-!, at most 512',
    (value) => value === '' || (typeof value === 'string' && isSecretName(value)),
  );
  checkNames(options.names);
  checkBundles(options.bundles);
  check(
    options,
    'versionStage',
    'a staging label of 1 to 256 characters',
    (value) => typeof value === 'string' && value.length > 0 && value.length <= 256,
  );
  check(
    options,
    'timeout',
    `seconds above 0 and at most ${LONGEST_TIMEOUT}`,
    (value) => typeof value === 'number' && value > 0 && value <= LONGEST_TIMEOUT,
  );
  for (const name of ['batch', 'rotationDates'] as const) {
    check(options, name, 'true or false', (value) => typeof value === 'boolean');
  }
  checkTogether(options);
}

function checkTogether(options: AwsSecretsManagerOptions): void {
  for (const other of ['endpoint', 'credentials'] as const) {
    if (options.client !== undefined && options[other] !== undefined) {
      throw new SecretsUnconfiguredError(
        `aws.${other} was given beside aws.client, which has its own: leave one of the two out`,
      );
    }
  }
  if (options.batch && options.versionStage !== undefined && options.versionStage !== 'AWSCURRENT') {
    throw new SecretsUnconfiguredError(
      `aws.batch reads the stage AWSCURRENT only, and aws.versionStage is ${show(options.versionStage)}: leave one of the two out`,
    );
  }
}

function check(
  options: AwsSecretsManagerOptions,
  name: keyof AwsSecretsManagerOptions,
  takes: string,
  accepts: Check,
  showGot: (value: unknown) => string = show,
): void {
  const value = options[name];
  if (value !== undefined && !accepts(value)) throw wrong(name, value, takes, showGot);
}

function checkNames(names: unknown): void {
  if (names === undefined) return;
  if (!isRecord(names)) throw wrong('names', names, `an object of keys and names`);
  for (const [key, id] of Object.entries(names)) {
    if (!isId(id)) throw wrong(`names[${show(key)}]`, id, NAME_KIND);
  }
}

function checkBundles(bundles: unknown): void {
  if (bundles === undefined) return;
  if (!Array.isArray(bundles)) throw wrong('bundles', bundles, 'an array of names');
  bundles.forEach((id: unknown, index) => {
    if (!isId(id)) throw wrong(`bundles[${index}]`, id, NAME_KIND);
  });
}

function isEndpoint(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isCredentials(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (!isRecord(value)) return false;
  return [value['accessKeyId'], value['secretAccessKey']].every(
    (part) => typeof part === 'string' && part !== '',
  );
}

function isClient(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && typeof (value as { send?: unknown }).send === 'function'
  );
}

function wrong(name: string, got: unknown, takes: string, showGot = show): SecretsUnconfiguredError {
  return new SecretsUnconfiguredError(`aws.${name} got ${showGot(got)}, and takes ${takes}`);
}

function show(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 128 ? `${value.slice(0, 128)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);
}

/** A password may stand in a URL. */
function concealed(value: unknown): string {
  return typeof value === 'string' && value.includes('@') ? 'a text with @ in it' : show(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
