import { EXIT } from './exit-codes.js';
import type { KeyReport, KeyState } from './key.report.js';

/** What `doctor` found; `--json` prints it as it is. */
export interface DoctorReport {
  /** The links in the order in which they are asked. */
  readonly chain: readonly string[];
  /** The region of AWS Secrets Manager; `null` where it is not asked, or by a client of the application's own. */
  readonly region: string | null;
  readonly keys: readonly KeyReport[];
  /** How many keys are in which state; those that are missing and need not be there are `optional`. */
  readonly summary: Readonly<Record<KeyState | 'optional', number>>;
  readonly exitCode: number;
}

/** Whether a key is missing that nobody needs. */
export function isLeftOut({ state, optional }: KeyReport): boolean {
  return state === 'missing' && optional;
}

/** Sums up. With `strict`, a key that is answered in spite of trouble counts as trouble too. */
export function summarise(
  chain: readonly string[],
  region: string | null,
  keys: readonly KeyReport[],
  strict: boolean,
): DoctorReport {
  const summary = { ok: 0, degraded: 0, missing: 0, failed: 0, invalid: 0, optional: 0 };
  for (const report of keys) summary[isLeftOut(report) ? 'optional' : report.state]++;
  const bad = summary.missing + summary.failed + summary.invalid + (strict ? summary.degraded : 0);
  return { chain, region, keys, summary, exitCode: bad > 0 ? EXIT.trouble : EXIT.fine };
}
