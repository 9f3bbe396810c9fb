import type { Clock } from '../../utils/clock.js';
import { withDeadline } from '../../utils/deadline.js';
import type { CallEnd, CallObserver, ProviderCall } from './call.observer.js';
import type { LinkFailure } from './link-failure.js';
import type { Patience } from './secret.link.js';

/** Milliseconds that a call may take. */
export type Deadlines = Readonly<Record<Patience, number>>;

export interface CallRunnerParts {
  /** The provider's, read once: a getter of somebody else may throw when other trouble is to be told. */
  readonly name: string;
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** Absent where nothing is measured. */
  readonly calls?: CallObserver | undefined;
}

/** What of an outcome an observer is told. */
interface Ended {
  readonly kind: CallEnd['outcome'];
  readonly failure?: LinkFailure;
}

/** Microtasks that an asynchronous function which waits for nothing may take. */
const AT_ONCE_TURNS = 4;

/** Runs the calls to a provider, each under a deadline and before the eyes of an observer, until it is closed. */
export class CallRunner {
  readonly #parts: CallRunnerParts;
  readonly #closing = new AbortController();

  constructor(parts: CallRunnerParts) {
    this.#parts = parts;
  }

  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  within<T>(patience: Patience, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock, deadlines } = this.#parts;
    return withDeadline(deadlines[patience], clock, run, this.#closing.signal);
  }

  /** Waits under a deadline, which is armed only for what does not end at once: most providers forget in no time. */
  async settled(work: Promise<void>): Promise<void> {
    let isDone = false;
    const note = (): void => void (isDone = true);
    work.then(note, note);
    for (let turn = 0; turn < AT_ONCE_TURNS && !isDone; turn++) await Promise.resolve();
    await (isDone ? work : this.within('boot', () => work));
  }

  /** Runs a call that never rejects, and tells the observer what it came to. */
  observed<T extends Ended>(what: CallOf, patience: Patience, run: () => Promise<T>): Promise<T>;
  observed<T>(what: CallOf, patience: Patience, run: () => Promise<T>, ended: () => Ended): Promise<T>;
  observed<T>(what: CallOf, patience: Patience, run: () => Promise<T>, ended?: () => Ended): Promise<T> {
    const { calls, name } = this.#parts;
    if (calls === undefined) return run();
    const call = { ...what, link: name, isBackground: patience === 'background' };
    return calls.around(call, run, (result) => this.#endOf(ended?.() ?? (result as Ended)));
  }

  close(): void {
    this.#closing.abort();
  }

  #endOf({ kind, failure }: Ended): CallEnd {
    if (failure === undefined) return { outcome: kind };
    // What the shutdown ended looks like an outage; it is none.
    return this.isClosed ? { outcome: 'aborted' } : { outcome: 'failed', code: failure.code };
  }
}

type CallOf = Pick<ProviderCall, 'operation' | 'key' | 'keys'>;
