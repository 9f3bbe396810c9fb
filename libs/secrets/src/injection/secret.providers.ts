import { type FactoryProvider, Scope } from '@nestjs/common';
import { SECRETS_BOOT_REPORT, SECRETS_RUNTIME } from '../secrets.constants.js';
import type { BootReport } from './boot.report.js';
import { ours } from './own-factories.js';
import { knownTokens, type SecretRequest } from './secret.token.js';
import type { SecretsRuntime } from './secrets.runtime.js';

/**
 * A provider for each token that this process has named, or for those of some keys. They are transient, so that
 * one that nobody in this application injects is never made.
 */
export function secretProviders(keys?: readonly string[]): FactoryProvider[] {
  return knownTokens(keys).map(([token, request]) => ({
    provide: token,
    scope: Scope.TRANSIENT,
    inject: [SECRETS_BOOT_REPORT, SECRETS_RUNTIME],
    useFactory: valueFactory(request),
  }));
}

function valueFactory(request: SecretRequest): FactoryProvider['useFactory'] {
  return ours((report: BootReport, runtime: SecretsRuntime) =>
    runtime.isSecretOverridden(request.key) ? runtime.overridingValue(request) : report.valueFor(request),
  );
}
