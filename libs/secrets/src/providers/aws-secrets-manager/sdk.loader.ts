import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { describeFacts, errorFacts } from '../../errors/error-facts.js';
import { isMissingPackage, presentPackage } from '../../errors/missing-package.js';

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

const PACKAGE = '@aws-sdk/client-secrets-manager';

/** Loads the SDK, an optional peer. Rejects with `SecretsUnconfiguredError` when it is missing or broken. */
export async function loadAwsSdk(): Promise<AwsSdk> {
  try {
    return presentPackage(PACKAGE, await import('@aws-sdk/client-secrets-manager')) as unknown as AwsSdk;
  } catch (error) {
    const trouble = isMissingPackage(PACKAGE, error)
      ? `The AWS SDK is not installed: npm install ${PACKAGE}`
      : `${PACKAGE} is installed but cannot be loaded (${describeFacts(errorFacts(error))}): reinstall it with npm install ${PACKAGE}`;
    throw vouched(new SecretsUnconfiguredError(trouble));
  }
}
