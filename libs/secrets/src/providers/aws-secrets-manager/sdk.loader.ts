import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { nameOf } from '../../errors/foreign-error.js';

/** A command of the SDK, as far as this provider looks at it. */
export interface AwsCommand {
  readonly middlewareStack?: { add(middleware: unknown, options: object): void };
}

type CommandClass = new (input: object) => AwsCommand;

/** What of the SDK is used. Structural, since the declarations of this package must compile without the SDK. */
export interface AwsSdk {
  readonly SecretsManagerClient: new (config: object) => {
    send(command: never, options?: object): Promise<unknown>;
    destroy(): void;
  };
  readonly GetSecretValueCommand: CommandClass;
  readonly DescribeSecretCommand: CommandClass;
  readonly BatchGetSecretValueCommand: CommandClass;
  readonly ListSecretsCommand: CommandClass;
}

const NOT_FOUND_CODES: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

/** Loads the SDK, an optional peer. Rejects with `SecretsUnconfiguredError` when it is missing or broken. */
export async function loadAwsSdk(): Promise<AwsSdk> {
  try {
    return (await import('@aws-sdk/client-secrets-manager')) as unknown as AwsSdk;
  } catch (error) {
    const trouble = isMissing(error)
      ? 'The AWS SDK is not installed: npm install @aws-sdk/client-secrets-manager'
      : `@aws-sdk/client-secrets-manager is installed but cannot be loaded (${nameOf(error)}): ` +
        'reinstall it with npm install @aws-sdk/client-secrets-manager';
    throw vouched(new SecretsUnconfiguredError(trouble));
  }
}

/** A package that the SDK itself lacks is another trouble than the SDK that is missing. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof Error) || !NOT_FOUND_CODES.includes((error as NodeJS.ErrnoException).code))
    return false;
  return /Cannot find (?:package|module) '@aws-sdk\/client-secrets-manager'/.test(error.message);
}
