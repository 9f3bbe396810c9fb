import { assertOptions } from '../../utils/assert-options.js';
import { LazyPart } from '../../utils/lazy-part.js';
import { type AbortableListing, LIST_UNTIL } from '../abortable-listing.js';
import type { SecretsProvider, SecretsProviderContext, SecretValue } from '../secrets-provider.interface.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
import { AWS_OPTIONS } from './aws-secrets-manager.rules.js';
import type { AwsStore } from './aws.store.js';
import { type CallForecast, POSSIBLE_CALLS } from './call.forecast.js';
import { regionOfEnvironment } from './environment-region.js';
import type { PossibleCall, StoreUse } from './possible-calls.js';
import { PROVIDER } from './provider-name.js';

/**
 * Secrets of AWS Secrets Manager. Nothing is loaded or asked before the first read; a wrong option throws
 * `SecretsUnconfiguredError` at once.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new AwsSecretsManagerProvider({ region: 'eu-central-1' })] })
 */
export class AwsSecretsManagerProvider implements SecretsProvider, AbortableListing, CallForecast {
  readonly name = PROVIDER;
  /** The region that is asked; `undefined` for a client of the user, which has its own. */
  readonly region: string | undefined;
  /** Seconds that a read has; `undefined` where none were given. */
  readonly timeout: number | undefined;
  /** Present with the option `batch` only. */
  declare readonly getSecrets?: (
    keys: string[],
    context?: SecretsProviderContext,
  ) => Promise<Map<string, SecretValue | Error>>;

  /** Present with the option `rotationDates` only. */
  declare readonly watch?: SecretsProvider['watch'];

  /** All that works: an application without AWS in its chain has this class as a token alone. */
  readonly #store: LazyPart<AwsStore>;

  constructor(options: AwsSecretsManagerOptions = {}) {
    assertOptions('aws', options, AWS_OPTIONS);
    const { names = {}, bundles = [] } = options;
    // As it was checked, whatever becomes of the caller's objects until the first read.
    const own = { ...options, names: { ...names }, bundles: [...bundles] };
    this.region = own.client ? undefined : (own.region ?? regionOfEnvironment());
    this.timeout = own.timeout;
    const store = (this.#store = new LazyPart(
      'AWS Secrets Manager',
      async () => new (await import('./aws.store.js')).AwsStore(own),
    ));
    if (own.rotationDates) {
      const value: SecretsProvider['watch'] = (changed, failed) => watchOf(store, changed, failed);
      Object.defineProperty(this, 'watch', { value });
    }
    if (own.batch) {
      const value: SecretsProvider['getSecrets'] = async (keys, context) =>
        (await store.get()).getSecrets(keys, context);
      Object.defineProperty(this, 'getSecrets', { value });
    }
  }

  async getSecret(key: string, context?: SecretsProviderContext): Promise<SecretValue | undefined> {
    return (await this.#store.get()).getSecret(key, context);
  }

  async getSecretBinary(key: string, context?: SecretsProviderContext): Promise<Uint8Array | undefined> {
    return (await this.#store.get()).getSecretBinary(key, context);
  }

  listSecrets(prefix: string): Promise<string[]> {
    return this[LIST_UNTIL](prefix);
  }

  async [LIST_UNTIL](prefix: string, until?: AbortSignal): Promise<string[]> {
    return (await this.#store.get()).listSecrets(prefix, until);
  }

  async refresh(): Promise<void> {
    // What is not loaded yet remembers nothing.
    this.#store.now?.refresh();
  }

  /** @internal What a policy must allow, as the options have it. */
  async [POSSIBLE_CALLS](use: StoreUse): Promise<PossibleCall[]> {
    return (await this.#store.get()).possibleCalls(use);
  }
}

type Watch = NonNullable<SecretsProvider['watch']>;

/** Listens before the first value is read: what waits for the store is served in order of arrival. */
function watchOf(store: LazyPart<AwsStore>, changed: Parameters<Watch>[0], failed: Parameters<Watch>[1]) {
  let isOver = false;
  let end = (): void => {};
  store.get().then((loaded) => {
    if (!isOver) end = loaded.watch(changed, failed);
  }, failed);
  return (): void => {
    isOver = true;
    end();
  };
}
