import { Scope } from '@nestjs/common';
import { SECRETS_BOOT_REPORT, SECRETS_RUNTIME } from '../secrets.constants.js';
import { ours } from './container.reader.js';
import { knownTokens } from './secret.token.js';
/**
 * A provider for each token that this process has named, or for those of some keys. They are transient, so that
 * one that nobody in this application injects is never made.
 */
export function secretProviders(keys) {
    return knownTokens(keys).map(([token, request]) => ({
        provide: token,
        scope: Scope.TRANSIENT,
        inject: [SECRETS_BOOT_REPORT, SECRETS_RUNTIME],
        useFactory: valueFactory(request),
    }));
}
function valueFactory(request) {
    return ours((report, runtime) => runtime.isSecretOverridden(request.key) ? runtime.overridingValue(request) : report.valueFor(request));
}
