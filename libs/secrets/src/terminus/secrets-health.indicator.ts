import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { BootReport } from '../injection/boot.report.js';
import { markOpen } from '../masking/open.objects.js';
import { SECRETS_BOOT_REPORT, SECRETS_CLOCK } from '../secrets.constants.js';
import { readerOf, SecretsService } from '../secrets.service.js';
import type { Clock } from '../utils/clock.js';
import { type ChainHealth, healthOf } from './chain.health.js';
import { limitsOf, type SecretsHealthLimits, type SecretsHealthOptions } from './secrets-health.options.js';

/**
 * A health indicator of `@nestjs/terminus`: add it to the `providers` of the module that imports `TerminusModule`.
 *
 * @example
 * this.health.check([() => this.secretsHealth.isHealthy('secrets')])
 */
@Injectable()
export class SecretsHealthIndicator {
  /** @internal Made by Nest. */
  constructor(
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(SecretsService) private readonly secrets: SecretsService,
    @Inject(SECRETS_BOOT_REPORT) private readonly boot: BootReport,
    @Inject(SECRETS_CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `up`; `degraded` while a provider is in trouble, or a stale value or a fallback is in use; `down` past a limit. It
   * looks at what reads have met within the last two minutes, and asks no store. The result names providers and
   * counts keys, never a key or a value. Rejects with `SecretsUnconfiguredError` for options that are none.
   */
  async isHealthy<Key extends string>(
    key: Key,
    options?: SecretsHealthOptions,
  ): Promise<HealthIndicatorResult<Key>> {
    const result = this.#check(key, limitsOf(options));
    // By its key it may look like a secret, to whoever masks the response.
    markOpen(result[key]);
    return result;
  }

  #check<Key extends string>(key: Key, limits: SecretsHealthLimits): HealthIndicatorResult<Key> {
    const session = this.indicators.check(key);
    const chain = readerOf(this.secrets)?.chain;
    // A test has put something in the place of the service: there is nothing that could be in trouble.
    if (chain === undefined) return session.up();
    if (chain.isClosed) return session.down('the secrets were closed with their application');
    const health = healthOf({ chain, needed: this.boot.needed, now: this.clock.now() });
    if (isWithoutTrouble(health)) return session.up();
    const { links, stale, fallback, failing } = health;
    const detail = { providers: links, stale, fallback, failing };
    if (isDown(health, limits)) return session.down(detail);
    // Before version 12, terminus knows up and down alone.
    return typeof session.degraded === 'function'
      ? session.degraded(detail)
      : (session as Pick<typeof session, 'up'>).up({ degraded: true, ...detail });
  }
}

function isWithoutTrouble({ links, stale, fallback, failing }: ChainHealth): boolean {
  return links.length === 0 && stale + fallback + failing === 0;
}

function isDown({ outageSeconds, failingSeconds }: ChainHealth, limits: SecretsHealthLimits): boolean {
  const isOutage = outageSeconds !== undefined && outageSeconds >= limits.outageLimit;
  return isOutage || (failingSeconds !== undefined && failingSeconds >= limits.failingLimit);
}
