import { systemClock } from '../../utils/clock.js';
import { withDeadline } from '../../utils/deadline.js';
import type { SecretsProviderContext, SecretValue } from '../secrets-provider.interface.js';
import { SHARED_READ, type SharedReadContext, type SharedSecretValue } from '../shared-read.js';
import { nameSubject } from './aws-error.classifier.js';
import { AWS_DEFAULTS, type AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
import { AwsConnection } from './aws.connection.js';
import { AwsRequests } from './aws.requests.js';
import { BatchReader } from './batch.reader.js';
import { fieldNames, fieldOf, parseBundle, type Bundle } from './bundle.reader.js';
import { possibleCalls, type PossibleCall, type StoreUse } from './possible-calls.js';
import { PROVIDER } from './provider-name.js';
import { RotationDates } from './rotation.dates.js';
import { SecretIds } from './secret-id.js';
import { listKeys } from './secret.lister.js';
import { aboutBundle, aboutKey, textOf, type StoredSecret, type Subject } from './stored-secret.js';

/** What ends a call; one of several is `timed` as well, so that it does not take the time of all. */
interface Until {
  readonly signal?: AbortSignal | undefined;
  readonly timed?: boolean;
}

/**
 * Secrets of AWS Secrets Manager: what `AwsSecretsManagerProvider` does, once somebody reads. Loads the SDK, and asks
 * AWS, at the first call.
 */
export class AwsStore {
  readonly #ids: SecretIds;
  readonly #bundles: readonly string[];
  readonly #versionStage: string | undefined;
  readonly #timeout: number;
  readonly #requests: AwsRequests;
  readonly #batch = new BatchReader();
  readonly #hasBatch: boolean;
  /** Present with the option `rotationDates` only. */
  readonly #dates: RotationDates | undefined;

  /** The options are those that the provider has checked. */
  constructor(options: AwsSecretsManagerOptions) {
    this.#ids = new SecretIds(options);
    this.#bundles = options.bundles ?? [];
    this.#versionStage = options.versionStage;
    this.#timeout = (options.timeout ?? AWS_DEFAULTS.timeout) * 1000;
    this.#requests = new AwsRequests(new AwsConnection(options, systemClock));
    this.#hasBatch = options.batch === true;
    if (options.rotationDates) this.#dates = this.#rotationDates();
  }

  getSecret(key: string, context?: SecretsProviderContext): Promise<SecretValue | undefined> {
    return this.#within(aboutKey(key), context, async (signal) => {
      const field = await this.#readField(key, context, signal);
      if (field) return field;
      const stored = await this.#fetch(key, signal);
      return stored && textOf(stored, aboutKey(key));
    });
  }

  getSecretBinary(key: string, context?: SecretsProviderContext): Promise<Uint8Array | undefined> {
    return this.#within(aboutKey(key), context, async (signal) => {
      const field = await this.#readField(key, context, signal);
      const content = field?.value ?? (await this.#fetch(key, signal))?.content;
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    });
  }

  /** Each page has the time of a read, since an account may have any number of secrets. */
  async listSecrets(prefix: string, until?: AbortSignal): Promise<string[]> {
    const subject = { what: 'the list of secrets', details: { provider: PROVIDER } };
    const keys = await listKeys(this.#ids, prefix, (names, nextToken) =>
      this.#within(subject, { timed: true, signal: until }, (signal) =>
        this.#requests.listPage(names, nextToken, subject, signal),
      ),
    );
    for (const id of this.#bundles) {
      const bundle = await this.#within(aboutBundle(id), { timed: true, signal: until }, (signal) =>
        this.#readBundle(id, undefined, signal),
      );
      for (const key of bundle ? fieldNames(bundle) : []) {
        if (key.startsWith(prefix) && this.#ids.isPlain(key)) keys.add(key);
      }
    }
    return [...keys].sort();
  }

  refresh(): void {
    this.#batch.reset();
  }

  /** Tells of rotations that are due, until what it returns is called. */
  watch(changed: (keys: readonly string[]) => void, failed: (error: unknown) => void): () => void {
    return this.#dates?.listen({ changed, failed }) ?? (() => {});
  }

  /** What a policy must allow, as the options have it. */
  possibleCalls(use: StoreUse): PossibleCall[] {
    const [batch, rotationDates] = [this.#hasBatch, this.#dates !== undefined];
    return possibleCalls({ ids: this.#ids, bundles: this.#bundles, batch, rotationDates }, use);
  }

  async getSecrets(
    keys: string[],
    context?: SecretsProviderContext,
  ): Promise<Map<string, SecretValue | Error>> {
    const answers = await this.#readFields(keys, context);
    const idOfKey = new Map<string, string>();
    for (const key of keys) {
      const id = this.#ids.idOf(key);
      if (id !== undefined && !answers.has(key)) idOfKey.set(key, id);
    }
    const subject = { what: 'a batch of secrets', details: { provider: PROVIDER } };
    const batch = await this.#batch.read(idOfKey, (ids, nextToken) =>
      this.#within(subject, context, (signal) =>
        this.#requests.batchGetValues(ids, nextToken, subject, signal),
      ),
    );
    for (const [key, id] of idOfKey) {
      const answer = batch.get(key);
      if (answer && !(answer instanceof Error)) this.#seen(id, key, answer);
    }
    return new Map([...answers, ...batch]);
  }

  /** What the bundles say about these keys; each bundle is read once. */
  async #readFields(
    keys: string[],
    context?: SecretsProviderContext,
  ): Promise<Map<string, SecretValue | Error>> {
    const answers = new Map<string, SecretValue | Error>();
    const plain = keys.filter((key) => this.#ids.isPlain(key));
    if (plain.length === 0) return answers;
    try {
      for (const id of this.#bundles) {
        const bundle = await this.#within(aboutBundle(id), context, (signal) =>
          this.#readBundle(id, context, signal),
        );
        for (const key of plain) {
          const field = bundle && !answers.has(key) ? fieldOf(bundle, key) : undefined;
          if (field) answers.set(key, this.#seen(id, key, field));
        }
      }
    } catch (error) {
      // A bundle that fails might have had any key that no bundle before it has.
      for (const key of plain) if (!answers.has(key)) answers.set(key, error as Error);
    }
    return answers;
  }

  async #readField(
    key: string,
    context: SecretsProviderContext | undefined,
    signal: AbortSignal,
  ): Promise<SecretValue | undefined> {
    if (!this.#ids.isPlain(key)) return undefined;
    for (const id of this.#bundles) {
      const bundle = await this.#readBundle(id, context, signal);
      const field = bundle && fieldOf(bundle, key);
      if (field) return this.#seen(id, key, field);
    }
    return undefined;
  }

  async #readBundle(
    id: string,
    context: SecretsProviderContext | undefined,
    signal: AbortSignal,
  ): Promise<Bundle | undefined> {
    const load = async (until: AbortSignal): Promise<SharedSecretValue | undefined> => {
      const stored = await this.#requests.getValue(id, this.#versionStage, aboutBundle(id), until);
      return stored && textOf(stored, aboutBundle(id));
    };
    const sharing: SharedReadContext | undefined = context;
    const share = sharing?.[SHARED_READ];
    const secret = await (share ? share(id, load) : load(signal));
    return secret && parseBundle(id, secret);
  }

  async #fetch(key: string, signal: AbortSignal): Promise<StoredSecret | undefined> {
    const id = this.#ids.idOf(key);
    if (id === undefined) return undefined;
    const stored = await this.#requests.getValue(id, this.#versionStage, aboutKey(key), signal);
    return stored && this.#seen(id, key, stored);
  }

  #seen<T extends { readonly versionId?: string }>(id: string, key: string, content: T): T {
    this.#dates?.saw(id, key, content.versionId);
    return content;
  }

  #rotationDates(): RotationDates {
    const describe = (id: string, signal: AbortSignal) =>
      this.#requests.nextRotation(id, aboutKey(id), signal);
    // The globals at each call, so that a user's fake timers are obeyed.
    const [random, today] = [() => Math.random(), () => Date.now()];
    return new RotationDates({ describe, clock: systemClock, random, today });
  }

  /** A caller's signal is the caller's deadline; without one the call has the provider's own time. */
  async #within<T>(
    subject: Subject,
    until: Until | undefined,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const time = until?.signal && !until.timed ? Infinity : this.#timeout;
    try {
      return await withDeadline(time, systemClock, run, until?.signal);
    } catch (error) {
      throw nameSubject(error, subject.what, subject.details);
    }
  }
}
