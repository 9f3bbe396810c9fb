import {
  SecretDeniedError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
  type SecretsProvider,
  type SecretsProviderContext,
  type SecretValue,
} from 'nestjs-secrets';

/** Why a link gives no answer: `invalid` is an answer that is no secret. */
export type Trouble = 'transient' | 'denied' | 'invalid' | 'unconfigured';

/** What a store said to one call. A value is told by the name that all its forms show. */
export type Said = { kind: 'value'; id: string } | { kind: 'missing' } | { kind: Trouble };

/** How a store behaves until it is told otherwise: it answers at once, or leaves each call to the script. */
export type Mode = 'answers' | 'waits' | Trouble;

/** A call that is under way, or that nobody waits for any more. */
export interface Call {
  readonly link: number;
  readonly key: string;
  readonly askedAt: number;
  /** What the store held when it was asked: what a slow one answers with. */
  readonly held: Said;
}

/** Told of everything that passes between the service and a store. */
export interface LinkWitness {
  asked(link: number, key: string, held: Said): Call;
  said(link: number, call: Call, said: Said): void;
  /** The service took its hand off: the deadline has passed, or it was closed. */
  aborted(link: number, call: Call): void;
  refreshBegins(link: number): void;
  /** Answers when everybody has asked who asks in this moment, one answer at a time. */
  later(answer: () => void): void;
}

interface Open {
  readonly call: Call;
  readonly answer: (said: Said) => void;
}

/** A store that does what a script says, and whose late answers arrive whenever the script wants. */
export class ScriptedLink implements SecretsProvider {
  readonly name: string;
  mode: Mode = 'answers';
  /** How the next refreshes of the provider go; a slow one ends when `finishRefresh` is called. */
  refreshes: 'at once' | 'slowly' | 'never well' = 'at once';
  readonly #index: number;
  readonly #witness: LinkWitness;
  readonly #contents = new Map<string, string>();
  readonly #open: Open[] = [];
  #finishing: (() => void)[] = [];
  #versions = 0;

  constructor(index: number, witness: LinkWitness) {
    this.name = `link-${index}`;
    this.#index = index;
    this.#witness = witness;
  }

  /** Puts a new version in. Its name says where it is from, so that no two are alike. */
  rotate(key: string): void {
    this.#contents.set(key, `${key}-of-${this.name}-v${++this.#versions}`);
  }

  remove(key: string): void {
    this.#contents.delete(key);
  }

  holds(key: string): Said {
    const id = this.#contents.get(key);
    return id === undefined ? { kind: 'missing' } : { kind: 'value', id };
  }

  get openCalls(): number {
    return this.#open.length;
  }

  /** Answers one of the calls that wait, the first of them being 0. */
  answer(which: number, how: 'as asked' | 'as now' | Trouble): void {
    const [open] = this.#open.splice(which, 1);
    if (open === undefined) throw new Error(`no call ${which} is open`);
    const { held, key } = open.call;
    open.answer(how === 'as asked' ? held : how === 'as now' ? this.holds(key) : { kind: how });
  }

  /** From now on it is well, and answers everything that was left. */
  recover(): void {
    this.mode = 'answers';
    for (let left = this.#open.length; left > 0; left--) this.#witness.later(() => this.answer(0, 'as now'));
  }

  finishRefresh(): void {
    for (const finish of this.#finishing.splice(0)) finish();
  }

  getSecret(key: string, context?: SecretsProviderContext): Promise<SecretValue | string | undefined> {
    const call = this.#witness.asked(this.#index, key, this.holds(key));
    return new Promise((resolve, reject) => {
      const answer = (said: Said): void => {
        this.#witness.said(this.#index, call, said);
        give(said, resolve, reject);
      };
      context?.signal.addEventListener('abort', () => this.#witness.aborted(this.#index, call));
      const { mode } = this;
      if (mode === 'waits') this.#open.push({ call, answer });
      else this.#witness.later(() => answer(mode === 'answers' ? call.held : { kind: mode }));
    });
  }

  async listSecrets(prefix: string): Promise<string[]> {
    return [...this.#contents.keys()].filter((key) => key.startsWith(prefix));
  }

  refresh(): Promise<void> {
    this.#witness.refreshBegins(this.#index);
    if (this.refreshes === 'never well') return Promise.reject(new SecretUnavailableError('no refresh'));
    if (this.refreshes === 'at once') return Promise.resolve();
    return new Promise((resolve) => this.#finishing.push(resolve));
  }
}

/** Stands in every value, and in nothing that is shown to anybody. */
export const HUSH = 'hush-hush';

/** The text of a value, which is JSON, so that it can be read in every form. */
function textOf(id: string): string {
  return JSON.stringify({ id, of: `${HUSH} ${id}` });
}

function give(
  said: Said,
  resolve: (answer: SecretValue | string | undefined) => void,
  reject: (error: Error) => void,
): void {
  if (said.kind === 'value') resolve({ value: textOf(said.id), versionId: said.id });
  else if (said.kind === 'missing') resolve(undefined);
  else if (said.kind === 'invalid') resolve(42 as unknown as string);
  else if (said.kind === 'denied') reject(new SecretDeniedError('refused'));
  else if (said.kind === 'unconfigured') reject(new SecretsUnconfiguredError('not set up'));
  else reject(new SecretUnavailableError('down'));
}
