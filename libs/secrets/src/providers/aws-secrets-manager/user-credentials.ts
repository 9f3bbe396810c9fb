import { describeFacts, errorFacts } from '../../errors/error-facts.js';
import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { classifyAwsError } from './aws-error.classifier.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';

type Credentials = NonNullable<AwsSecretsManagerOptions['credentials']>;

/**
 * A function of the user may ask another service, whose "not found" is none of a secret: where it fails there are no
 * credentials. What it says by a known name, such as that the trouble may pass, is kept.
 */
export function userCredentials(given: Credentials): Credentials {
  if (typeof given !== 'function') return given;
  return async () => {
    try {
      return await given();
    } catch (thrown) {
      const code = classifyAwsError(thrown, '', {})?.code;
      if (code !== undefined && code !== 'INVALID') throw thrown;
      const facts = describeFacts(errorFacts(thrown));
      throw vouched(new SecretsUnconfiguredError(`no AWS credentials: aws.credentials failed (${facts})`));
    }
  };
}
