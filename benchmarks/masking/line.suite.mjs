import pino from 'pino';
import { withSecretMasking } from '../../libs/secrets/dist/esm/pino/index.js';
import { inTurns, median } from '../rounds.mjs';
import { atMostTimes, nanoseconds, timesSlower } from '../table.mjs';
import { peers } from './line.peers.mjs';
import { plainRequest, plantedIn, secretRequest, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

export { compared } from './line.peers.mjs';

/** The peers know objects only, so all contenders are given one that holds what `request.suite` has `pino-http` read. */
const SINK = { write: () => undefined };
const NEAREST = 2.2;

/** How many of the planted secrets a logger leaves in its line. */
function leaksOf(options, value) {
  let line = '';
  pino(options, { write: (text) => (line = text) }).info(secretRequest(value), 'request completed');
  const planted = plantedIn(value);
  return `${planted.filter((secret) => line.includes(secret)).length} of ${planted.length}`;
}

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(100);
  const value = values[50];
  withValues(values);
  const entry = secretRequest(value);
  const ours = withSecretMasking().pinoHttp;
  const leaks = leaksOf(ours, value);
  if (!leaks.startsWith('0 ')) throw new Error(`Of the secrets in the line ${leaks} are left`);
  const reads = { hooks: { streamWrite: (line) => (line.charCodeAt(line.length >> 1), line) } };
  const contenders = {};
  const compete = (name, options, logged) => {
    const logger = pino(options, SINK);
    let id = 0;
    // No two requests log the same line, and who remembers the last one must not gain by it.
    contenders[name] = () => {
      logged.req.id = 10_000 + (id = (id + 1) % 10_000);
      logger.info(logged, 'request completed');
    };
  };
  compete('plain', {}, plainRequest);
  compete('plain hits', {}, entry);
  compete('floor', reads, plainRequest);
  compete('ours', ours, plainRequest);
  compete('ours hits', ours, entry);
  for (const [name, { options }] of Object.entries(peers)) compete(name, options, entry);
  const turns = await inTurns(contenders);
  return [
    { row: 'line: plain pino, nobody reads it', figure: nanoseconds(median(turns.plain)) },
    atMostTimes('line: floor, a hook that reads one character', turns.floor, turns.plain),
    atMostTimes('line: all rules, 100 values, no hit', turns.ours, turns.plain),
    {
      ...atMostTimes('line: all rules, 100 values, hits', turns['ours hits'], turns['plain hits']),
      leaks,
    },
    ...Object.entries(peers).map(([name, { options, anyDepth, least }]) => ({
      ...timesSlower(
        `line: ${name}${anyDepth ? ' (any depth)' : ''}`,
        turns[name],
        turns['ours hits'],
        anyDepth ? NEAREST : least,
      ),
      leaks: leaksOf(options, value),
    })),
  ];
}
