import type { ValueOrigin } from '../../cache/cache-entry.js';
import type { LinkFailure } from './link-failure.js';
import type { LinkTrouble } from './link-health.js';

/** What a reader wants a secret as. */
export type SecretForm = 'text' | 'json' | 'binary';

/** How long a reader can wait: a request; a boot that has time; nobody, ahead of expiry. */
export type Patience = 'request' | 'boot' | 'background';

/** A secret in the form in which its link gave it: whoever asked for another form converts. */
export type LinkValue =
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'json'; readonly node: unknown }
  | { readonly form: 'binary'; readonly bytes: Uint8Array };

export type LinkAnswer =
  | {
      readonly kind: 'value';
      readonly value: LinkValue;
      readonly provider: string;
      readonly versionId: string | undefined;
      readonly origin: ValueOrigin;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly failure: LinkFailure };

/** What a link knows of a key, without asking. */
export interface LinkView {
  /** What it would serve; it goes into no report. */
  readonly value: LinkValue | undefined;
  readonly versionId: string | undefined;
  readonly ageSeconds: number;
  readonly stale: boolean;
  /** When it is to be read again, to be refreshed ahead of expiry; `undefined`: it is looked up at each read. */
  readonly dueAt: number | undefined;
  /** From when on it may not be served any more. */
  readonly endsAt: number;
  readonly failure: LinkFailure | undefined;
  /** When the first and the last of the failed calls in a row ended. */
  readonly failed: { readonly since: number; readonly at: number } | undefined;
  /** The store is left alone, and nothing is known of this key: what a read would end with. */
  readonly refusal?: LinkFailure | undefined;
}

/** Of a key that was never asked for. */
export const NOTHING_KNOWN: LinkView = {
  value: undefined,
  versionId: undefined,
  ageSeconds: 0,
  stale: false,
  dueAt: undefined,
  endsAt: Infinity,
  failure: undefined,
  failed: undefined,
};

/**
 * Milliseconds after the last failed call that a trouble still counts: longer than a store is ever left alone, a call
 * included. What nobody reads any more is no trouble, or it would never end.
 */
export const LATELY = 120_000;

/** How a link is as a whole. */
export interface LinkCondition {
  /** What it is in now, as far as somebody has read lately. */
  readonly trouble: LinkTrouble | undefined;
  /** The store is left alone for a while, after several failures in a row. */
  readonly isSpared: boolean;
}

export const UNTROUBLED: LinkCondition = { trouble: undefined, isSpared: false };

/** The link remembers that it has no such secret. */
export const KNOWN_MISSING = Symbol('known missing');

/** A provider in its place in the chain, with the memory, deadlines and log lines that go with it. */
export interface SecretLink {
  readonly name: string;
  /** Answers at once or not at all: the hot path. */
  peek(key: string): Promise<string> | typeof KNOWN_MISSING | undefined;
  read(key: string, form: SecretForm, patience: Patience): Promise<LinkAnswer>;
  /** Reads several keys at once where the provider can; what it leaves out is read singly later. */
  prefetch(keys: readonly string[]): Promise<void>;
  /** The keys that have been read lately, with what is known of each. */
  known(): Iterable<string>;
  look(key: string): LinkView;
  condition(): LinkCondition;
  list(prefix: string): Promise<string[]>;
  /** The next read asks the store. */
  refresh(key?: string): Promise<void>;
  /** Calls back when the provider has told of changes, with the keys if it named them; the next read asks the store. */
  follow(listener: ChangeHint): void;
  close(): void;
}

/** Called with the keys whose answers may have changed; without them it means all. */
export type ChangeHint = (keys: readonly string[] | undefined) => void;

/** A secret that counts from now on, with where it comes from. */
export interface SeenSecret {
  /** As it was read. */
  readonly value: string | Uint8Array;
  readonly provider: string;
  readonly versionId: string | undefined;
}

/** Told of what a link has, for those who do not read. */
export interface LinkWitness {
  see(key: string, seen: SeenSecret): void;
  /** What is served of a key, or of any, is another value, or ends at another time. */
  move(key?: string): void;
}

/** Called with every secret before anybody gets it, so that it is masked from then on. */
export type SecretObserver = (key: string, value: string) => void;
