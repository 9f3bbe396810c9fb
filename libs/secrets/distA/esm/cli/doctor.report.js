import { EXIT } from './exit-codes.js';
/** Whether a key is missing that nobody needs. */
export function isLeftOut({ state, optional }) {
    return state === 'missing' && optional;
}
/** Sums up. With `strict`, a key that is answered in spite of trouble counts as trouble too. */
export function summarise(chain, region, keys, strict) {
    const summary = { ok: 0, degraded: 0, missing: 0, failed: 0, invalid: 0, optional: 0 };
    for (const report of keys)
        summary[isLeftOut(report) ? 'optional' : report.state]++;
    const bad = summary.missing + summary.failed + summary.invalid + (strict ? summary.degraded : 0);
    return { chain, region, keys, summary, exitCode: bad > 0 ? EXIT.trouble : EXIT.fine };
}
