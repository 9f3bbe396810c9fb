import type { SecretsErrorCode } from '../errors/secrets.errors.js';
import type { LinkFailure } from '../providers/chain/link-failure.js';
import {
  LATELY,
  type LinkCondition,
  type LinkView,
  type SecretLink,
} from '../providers/chain/secret.link.js';
import { type FallbackMode, mayFallBack } from '../reading/fallback.policy.js';

/** A link in trouble. */
export interface LinkReport {
  readonly name: string;
  readonly code: SecretsErrorCode;
  /** Whole seconds since the first failed call after the last answer. */
  readonly seconds: number;
}

/** How the chain does, by what the reads of the last two minutes met; counts of keys and no names of them. */
export interface ChainHealth {
  readonly links: readonly LinkReport[];
  /** Keys whose last value stands in for a store in trouble. */
  readonly stale: number;
  /** Keys that a later link answers, since an earlier one is in trouble. */
  readonly fallback: number;
  /** Keys that no link has a value of, because one is in trouble. */
  readonly failing: number;
  /** The longest outage of a link; `undefined`: there is none. */
  readonly outageSeconds: number | undefined;
  /** The longest time that a needed key has been failing; `undefined`: none is. */
  readonly failingSeconds: number | undefined;
}

interface KeyTrouble {
  readonly at: number;
  readonly failure: LinkFailure;
  readonly seconds: number;
  /** Met lately, so that it may say that something is down. */
  readonly isCurrent: boolean;
  readonly kind: 'stale' | 'fallback' | 'failing';
}

export interface HealthQuestion {
  readonly chain: { readonly links: readonly SecretLink[]; readonly fallback: FallbackMode };
  /** Keys that the application cannot do without: what was last known of them counts until they are read again. */
  readonly needed: ReadonlySet<string>;
  /** The clock's milliseconds. */
  readonly now: number;
}

/** Looks at what the links know, and asks no store. */
export function healthOf(question: HealthQuestion): ChainHealth {
  const { needed } = question;
  const { links } = question.chain;
  const conditions = links.map((link) => link.condition());
  const reports = conditions.map(({ trouble }) => trouble && { ...trouble });
  const counts = { stale: 0, fallback: 0, failing: 0 };
  let failingSeconds: number | undefined;
  for (const key of new Set(links.flatMap((link) => [...link.known()]))) {
    const trouble = troubleOf(key, conditions, question);
    if (trouble === undefined) continue;
    const { at, failure, seconds, isCurrent, kind } = trouble;
    counts[kind]++;
    if (kind === 'failing' && isCurrent && needed.has(key)) {
      failingSeconds = Math.max(failingSeconds ?? 0, seconds);
    }
    // What a link as a whole is in tells more than what it says of one key.
    if (conditions[at]?.trouble === undefined) {
      reports[at] = { code: failure.code, seconds: Math.max(reports[at]?.seconds ?? 0, seconds) };
    }
  }
  const outages = conditions.flatMap(({ trouble }) =>
    trouble?.code === 'UNAVAILABLE' ? [trouble.seconds] : [],
  );
  return {
    links: links.flatMap(({ name }, at) => {
      const report = reports[at];
      return report === undefined ? [] : [{ name, code: report.code, seconds: Math.round(report.seconds) }];
    }),
    ...counts,
    outageSeconds: outages.length === 0 ? undefined : Math.max(...outages),
    failingSeconds,
  };
}

function troubleOf(
  key: string,
  conditions: readonly LinkCondition[],
  { chain: { links, fallback }, needed, now }: HealthQuestion,
): KeyTrouble | undefined {
  let first: Omit<KeyTrouble, 'kind'> | undefined;
  for (const [at, link] of links.entries()) {
    const view = link.look(key);
    const { failure } = view;
    if (failure !== undefined && first === undefined) {
      const seconds = (now - (view.failed?.since ?? now)) / 1000;
      const isCurrent = isMetLately(view, conditions[at], now);
      if (isCurrent || (failure.trouble === 'hard' && needed.has(key)))
        first = { at, failure, seconds, isCurrent };
    }
    if (view.value !== undefined) {
      if (first === undefined) return undefined;
      if (first.at !== at) return { ...first, kind: 'fallback' };
      // A refresh ahead of expiry that failed: nothing that is in use is stale.
      return view.stale ? { ...first, kind: 'stale' } : undefined;
    }
    if (failure !== undefined && !mayFallBack(fallback, failure.trouble)) break;
  }
  return first && { ...first, kind: 'failing' };
}

/** An outage is met by any key; a refusal by this one alone. */
function isMetLately(
  { failure, failed }: LinkView,
  condition: LinkCondition | undefined,
  now: number,
): boolean {
  if (failure?.trouble !== 'hard') return condition?.trouble !== undefined;
  return failed !== undefined && now - failed.at < LATELY;
}
