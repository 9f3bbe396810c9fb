import { AsyncLocalStorage } from 'node:async_hooks';
import { describeFacts, errorFacts } from '../errors/error-facts.js';
import { LineBudget } from '../utils/line.budget.js';
import type { SecretsLog } from '../utils/secrets.log.js';
import type { ReadAudit, ReadBy, ReadResult, SecretReadListener } from '../reading/read.event.js';
import type { Clock } from '../utils/clock.js';

const REMINDER = 60_000;

/** Tells a listener of each read. Whatever the listener does, the read goes on. */
export class AuditTrail implements ReadAudit {
  readonly #listener: SecretReadListener;
  readonly #output: SecretsLog;
  readonly #lines: LineBudget;
  /** A listener that reads a secret itself, to send the event, must not be told of that: it would never end. */
  readonly #listening = new AsyncLocalStorage<true>();

  constructor(listener: SecretReadListener, output: SecretsLog, clock: Clock) {
    this.#listener = listener;
    this.#output = output;
    this.#lines = new LineBudget(1, REMINDER, clock);
  }

  tell(key: string, by: ReadBy, result: ReadResult): void {
    if (this.#listening.getStore() === true) return;
    const event = Object.freeze({ key, ...result, ...by, at: new Date() });
    this.#listening.run(true, () => {
      try {
        Promise.resolve(this.#listener(event)).catch((thrown: unknown) => this.#failed(thrown));
      } catch (thrown) {
        this.#failed(thrown);
      }
    });
  }

  #failed(thrown: unknown): void {
    if (!this.#lines.spend()) return;
    this.#output.error(
      `The audit listener failed, and events are lost, because: ${describeFacts(errorFacts(thrown))}`,
    );
  }
}
