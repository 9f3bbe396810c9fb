"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InjectSecret = InjectSecret;
exports.InjectSecretRef = InjectSecretRef;
const common_1 = require("@nestjs/common");
const secret_token_js_1 = require("./secret.token.js");
/**
 * Injects a secret, as it was when the application booted, into a constructor parameter or a property. Without
 * `optional` or `default` the boot fails when no provider has it.
 *
 * @example
 * constructor(@InjectSecret('API_KEY') private readonly apiKey: string) {}
 */
function InjectSecret(key, options = {}) {
    return (0, common_1.Inject)((0, secret_token_js_1.tokenOf)(key, options));
}
/**
 * Injects a `SecretRef`, which follows the rotations of a secret. It is loaded at boot, which fails without the secret.
 *
 * @example
 * constructor(@InjectSecretRef('DB_PASSWORD') private readonly password: SecretRef) {}
 */
function InjectSecretRef(key) {
    return (0, common_1.Inject)((0, secret_token_js_1.refTokenOf)(key));
}
