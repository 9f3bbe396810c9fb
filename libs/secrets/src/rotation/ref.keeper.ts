import { parseSecretKey } from '../keys/secret-key.js';
import { BY_REFERENCE, type ReadResult } from '../reading/read.event.js';
import type { LinkView } from '../providers/chain/secret.link.js';
import type { SecretReader } from '../reading/secret.reader.js';
import type { Clock } from '../utils/clock.js';
import type { ChangeTracker } from './change.tracker.js';
import { AuditedSecretRef } from './audited.ref.js';
import { LiveSecretRef, type SecretRef, type SecretRefSource } from './secret.ref.js';

/** Milliseconds until a value that could not be refreshed is looked after again; the cache's back-off decides on calls. */
const RETRY = 5000;
/** Milliseconds after an entry is due, so that the cache's own timer has marked it. */
const AFTER_DUE = 100;
/** Milliseconds after which what is looked up at each read is looked at again. */
const LOOK_EVERY = 30_000;

interface Kept {
  readonly ref: LiveSecretRef;
  readonly base: string;
  /** When it is looked after next; `Infinity` before its first load. */
  nextAt: number;
}

export interface RefKeeperParts {
  readonly reader: SecretReader;
  readonly changes: ChangeTracker;
  readonly clock: Clock;
  load(key: string): Promise<string>;
}

/** Keeps references up to date: each load reaches them, and one timer refreshes them ahead of expiry. */
export class RefKeeper {
  readonly #parts: RefKeeperParts;
  readonly #kept = new Map<string, Kept>();
  #wakeAt = Infinity;
  #cancelTimer: () => void = () => {};

  constructor(parts: RefKeeperParts) {
    this.#parts = parts;
    parts.changes.watch((key) => this.look(key));
  }

  /** The reference to a key, the same for everybody. Loads nothing. */
  ref(key: string): SecretRef {
    const known = this.#kept.get(key);
    if (known !== undefined) return known.ref;
    const { base } = parseSecretKey(key);
    const { changes, reader } = this.#parts;
    const source: SecretRefSource = {
      load: () => this.#parts.load(key),
      previous: () => reader.ofBase(key, (whole) => changes.previous(whole)),
      assertOpen: () => reader.chain.assertOpen(),
    };
    const { audit } = reader;
    const ref =
      audit === undefined
        ? new LiveSecretRef(key, source)
        : new AuditedSecretRef(key, source, (result = this.#resultOf(base)) =>
            audit.tell(key, BY_REFERENCE, result),
          );
    const kept: Kept = { ref, base, nextAt: Infinity };
    this.#kept.set(key, kept);
    // What was read before somebody wanted a reference is known, too.
    this.#update(kept);
    return ref;
  }

  close(): void {
    this.#cancelTimer();
    this.#wakeAt = Infinity;
    for (const { ref } of this.#kept.values()) ref.put(undefined);
    this.#kept.clear();
  }

  /** Gives the references to a secret what may be served of it now. */
  look(base?: string): void {
    for (const kept of this.#kept.values()) if (base === undefined || kept.base === base) this.#update(kept);
  }

  /** Takes the value that may be served now, and sets the time to look after it again. */
  #update(kept: Kept, retryAfter = AFTER_DUE): void {
    const { reader, clock } = this.#parts;
    const served = this.#served(kept);
    const value = reader.ofBase(kept.ref.key, () => served?.value);
    // Looking is no read, but whoever has the reference gets the value: it is masked from now on.
    if (value !== undefined) reader.observe(kept.ref.key, value);
    // It was rotated to what its path leads nowhere in: a read tells of that, without a call.
    const isSpoilt = value === undefined && served !== undefined && kept.ref.hasValue;
    kept.ref.put(value);
    if (isSpoilt) void this.#refresh(kept);
    const now = clock.now();
    if (served === undefined) {
      // It loads nothing by itself; but what it had once, it looks for again.
      if (kept.nextAt !== Infinity) this.#lookAt(kept, Math.min(kept.nextAt, now + RETRY));
      return;
    }
    const dueAt = served.dueAt ?? now + LOOK_EVERY;
    const lookAt = served.stale
      ? now + (served.failure ? RETRY : retryAfter)
      : Math.max(now, dueAt) + AFTER_DUE;
    this.#lookAt(kept, Math.min(lookAt, served.endsAt));
  }

  /** What may be served now. The environment has its values without a read, but before one nobody was given any. */
  #served({ ref, base }: Kept): LinkView | undefined {
    const { reader, changes } = this.#parts;
    const view = reader.chain.look(base);
    return view?.dueAt !== undefined || ref.hasValue || changes.hasSeen(base) ? view : undefined;
  }

  #resultOf(base: string): ReadResult {
    const source = this.#parts.reader.chain.source(base);
    return {
      outcome: source?.origin ?? 'hit',
      provider: source?.provider,
      versionId: source?.versionId,
    };
  }

  #lookAt(kept: Kept, moment: number): void {
    kept.nextAt = moment;
    this.#wakeBy(moment);
  }

  #wakeBy(moment: number): void {
    if (moment >= this.#wakeAt) return;
    this.#cancelTimer();
    this.#wakeAt = moment;
    this.#cancelTimer = this.#parts.clock.schedule(() => this.#wake(), moment - this.#parts.clock.now());
  }

  #wake(): void {
    this.#wakeAt = Infinity;
    const now = this.#parts.clock.now();
    for (const kept of this.#kept.values()) {
      if (now < kept.nextAt) {
        this.#wakeBy(kept.nextAt);
        continue;
      }
      // At once, so that nothing is served past its bound while the store is asked.
      const served = this.#parts.reader.chain.look(kept.base);
      if (served === undefined) kept.ref.put(undefined);
      this.#lookAt(kept, Math.min(now + RETRY, served?.endsAt ?? Infinity));
      void this.#refresh(kept);
    }
  }

  async #refresh(kept: Kept): Promise<void> {
    const { reader } = this.#parts;
    // Its trouble is told by the link, once; and who needs the value meets it in `get()`.
    await reader.text(kept.ref.key, 'background').catch(() => undefined);
    if (this.#kept.get(kept.ref.key) === kept && !reader.chain.isClosed) this.#update(kept, RETRY);
  }
}
