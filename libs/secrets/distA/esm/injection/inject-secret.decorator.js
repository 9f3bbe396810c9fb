import { Inject } from '@nestjs/common';
import { refTokenOf, tokenOf } from './secret.token.js';
/**
 * Injects a secret, as it was when the application booted, into a constructor parameter or a property. Without
 * `optional` or `default` the boot fails when no provider has it.
 *
 * @example
 * constructor(@InjectSecret('API_KEY') private readonly apiKey: string) {}
 */
export function InjectSecret(key, options = {}) {
    return Inject(tokenOf(key, options));
}
/**
 * Injects a `SecretRef`, which follows the rotations of a secret. It is loaded at boot, which fails without the secret.
 *
 * @example
 * constructor(@InjectSecretRef('DB_PASSWORD') private readonly password: SecretRef) {}
 */
export function InjectSecretRef(key) {
    return Inject(refTokenOf(key));
}
