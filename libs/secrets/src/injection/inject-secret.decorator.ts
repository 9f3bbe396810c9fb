import { Inject } from '@nestjs/common';
import { type InjectSecretOptions, tokenOf } from './secret.token.js';

/**
 * Injects a secret, as it was when the application booted, into a constructor parameter or a property. Without
 * `optional` or `default` the boot fails when no provider has it.
 *
 * @example
 * constructor(@InjectSecret('API_KEY') private readonly apiKey: string) {}
 */
export function InjectSecret(
  key: string,
  options: InjectSecretOptions = {},
): PropertyDecorator & ParameterDecorator {
  return Inject(tokenOf(key, options));
}
