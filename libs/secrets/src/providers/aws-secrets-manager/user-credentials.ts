import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { classifyAwsError } from './aws-error.classifier.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';

type Credentials = NonNullable<AwsSecretsManagerOptions['credentials']>;

/**
 * A function of the user may ask another service, whose "not found" is none of a secret: where it fails there are no
 * credentials, unless it was refused or the trouble may pass.
 */
export function userCredentials(given: Credentials): Credentials {
  if (typeof given !== 'function') return given;
  return async () => {
    try {
      return await given();
    } catch (thrown) {
      const code = classifyAwsError(thrown, '', {})?.code;
      if (code === 'UNAVAILABLE' || code === 'DENIED') throw thrown;
      throw vouched(new SecretsUnconfiguredError('the function aws.credentials gave no credentials'));
    }
  };
}
