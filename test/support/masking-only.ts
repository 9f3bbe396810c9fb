import type { DynamicModule } from '@nestjs/common';
import { type MaskingOptions, SecretsModule } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';

/** The module over a store in memory, whose secrets are read at boot, so that they are masked from then on. */
export function maskingOnly(secrets: Record<string, string>, masking: MaskingOptions = {}): DynamicModule {
  return SecretsModule.forRoot({
    chain: [new InMemorySecretsProvider(secrets)],
    required: Object.keys(secrets),
    masking,
  });
}
