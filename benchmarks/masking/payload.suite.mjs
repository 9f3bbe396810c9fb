import { createRequire } from 'node:module';
import { maskSecrets } from '../../libs/secrets/dist/esm/masking/index.js';
import { inTurns, median } from '../rounds.mjs';
import { atMostTimes, nanoseconds } from '../table.mjs';
import { payloadOf, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

/** Packages whose versions belong to the figures. */
export const compared = ['pino', '@pinojs/redact'];

const KB = 1024;
/** The version that pino itself brings. */
const redact = createRequire(createRequire(import.meta.url).resolve('pino'))('@pinojs/redact');

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(1000);
  withValues(values);
  const rows = [];
  const theirs = redact({ paths: ['data[*].apiKey', 'data[*].password', 'data[*].token'] });
  for (const [name, size] of Object.entries({ '1 KB': KB, '100 KB': 100 * KB, '1 MB': KB * KB })) {
    const payload = payloadOf(size, values[500]);
    const leak = (text) => (/not real/.test(text) || text.includes(values[500]) ? ' (leaks)' : '');
    if (leak(JSON.stringify(maskSecrets(payload))) !== '') throw new Error('A secret is left in the payload');
    const turns = await inTurns({
      plain: () => JSON.stringify(payload),
      ours: () => JSON.stringify(maskSecrets(payload)),
      theirs: () => theirs(payload),
    });
    rows.push(
      { row: `payload ${name}: JSON.stringify`, figure: nanoseconds(median(turns.plain)) },
      atMostTimes(`payload ${name}: keys, 1000 values`, turns.ours, turns.plain, size > KB ? 1.6 : undefined),
      atMostTimes(
        `payload ${name}: @pinojs/redact, 3 wildcards${leak(theirs(payload))}`,
        turns.theirs,
        turns.plain,
      ),
    );
  }
  return rows;
}
