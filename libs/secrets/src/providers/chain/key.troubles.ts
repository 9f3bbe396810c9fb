import { BoundedMap } from '../../cache/bounded-map.js';
import { showKey } from '../../keys/secret-key.js';
import type { Clock } from '../../utils/clock.js';
import { LineBudget } from '../../utils/line.budget.js';
import type { LinkFailure } from './link-failure.js';
import type { SecretsLog } from '../../utils/secrets.log.js';
import type { SecretForm } from './secret.link.js';

const REMINDER = 5 * 60_000;
const MOST_KEYS = 1000;

/** Tells the log which keys a link cannot give, though it answers: once for each change, and never once for each call. */
export class KeyTroubles {
  /** The last trouble of each key, and whether it was told, so that its end is. */
  readonly #known = new BoundedMap<string, { readonly state: string; readonly isTold: boolean }>(MOST_KEYS);
  readonly #lines: LineBudget;

  constructor(
    private readonly link: string,
    private readonly output: SecretsLog,
    clock: Clock,
  ) {
    this.#lines = new LineBudget(MOST_KEYS, REMINDER, clock);
  }

  began(key: string, { code, reason }: LinkFailure, form: SecretForm = 'text'): void {
    const slot = slotOf(key, form);
    const state = stateOf(reason);
    if (this.#known.get(slot)?.state === state) return;
    const isTold = this.#lines.spend();
    this.#known.set(slot, { state, isTold });
    const line = `${this.link} cannot give ${showKey(key)}, because: ${reason}`;
    if (!isTold) return this.output.debug(line);
    // A secret of the wrong kind is for its owner to mend; a refusal is for whoever runs the application.
    if (code === 'INVALID') this.output.warn(line);
    else this.output.error(line);
  }

  ended(key: string, form: SecretForm = 'text'): void {
    // A link that answers from memory comes by at each read.
    if (this.#known.size === 0) return;
    const slot = slotOf(key, form);
    const known = this.#known.get(slot);
    if (known === undefined) return;
    this.#known.delete(slot);
    const line = `${this.link} answers again for ${showKey(key)}`;
    if (known.isTold) this.output.log(line);
    else this.output.debug(line);
  }
}

// A binary secret is wrong as text and right as bytes: reading it both ways is no change of state.
function slotOf(key: string, form: SecretForm): string {
  return `${form} ${key}`;
}

/** What a trouble is recognised by: the same one has another request id in each call. */
export function stateOf(reason: string): string {
  return reason.replace(/, request [^\s,;)]+/g, '');
}
