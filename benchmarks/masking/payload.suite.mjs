import { maskSecrets } from '../../libs/secrets/dist/esm/masking/index.js';
import { inTurns, median } from '../rounds.mjs';
import { atMostTimes, nanoseconds, timesSlower } from '../table.mjs';
import { peers } from './payload.peers.mjs';
import { payloadOf, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

export { compared } from './payload.peers.mjs';

const KB = 1024;
const SIZES = { '1 KB': KB, '100 KB': 100 * KB, '1 MB': KB * KB };
/** Of a peer that takes longer than this for one payload a single call is measured in a round. */
const SLOW = 20e6;

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(1000);
  withValues(values);
  const rows = [];
  for (const [name, size] of Object.entries(SIZES)) rows.push(...(await rowsOf(name, size, values[500])));
  return rows;
}

async function rowsOf(name, size, value) {
  const payload = payloadOf(size, value);
  const plain = () => JSON.stringify(payload);
  const ours = () => JSON.stringify(maskSecrets(payload));
  const leaks = leaksOf(ours(), value);
  if (!leaks.startsWith('0 ')) throw new Error(`Of the secrets in the payload ${leaks} are left`);
  const contenders = { plain, ours };
  for (const [peer, textOf] of Object.entries(peers)) contenders[peer] = contenderOf(() => textOf(payload));
  const turns = await inTurns(contenders);
  return [
    { row: `payload ${name}: JSON.stringify`, figure: nanoseconds(median(turns.plain)) },
    {
      ...atMostTimes(
        `payload ${name}: keys, 1000 values`,
        turns.ours,
        turns.plain,
        size > KB ? 1.6 : undefined,
      ),
      leaks,
    },
    ...Object.entries(peers).map(([peer, textOf]) => ({
      ...timesSlower(`payload ${name}: ${peer}`, turns[peer], turns.ours),
      leaks: leaksOf(textOf(payload), value),
    })),
  ];
}

function contenderOf(call) {
  const time = () => {
    const before = process.hrtime.bigint();
    call();
    return Number(process.hrtime.bigint() - before);
  };
  time();
  return time() > SLOW ? { sample: time } : call;
}

/** How many of the two planted secrets, one under a key and one in a text, are left. */
function leaksOf(text, value) {
  return `${[/not real/.test(text), text.includes(value)].filter(Boolean).length} of 2`;
}
