import pino from 'pino';
import { withSecretMasking } from '../../libs/secrets/dist/esm/pino/index.js';
import { inTurns, median } from '../rounds.mjs';
import { atMostTimes, nanoseconds, timesSlower } from '../table.mjs';
import { plainRequest, secretRequest, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

const SINK = { write: () => undefined };
const WILDCARDS = ['password', 'authorization', 'cookie', 'apiKey', 'token', 'secret'].flatMap((key) =>
  ['', '*.', '*.*.', '*.*.*.', 'req.headers.', 'res.headers.'].map((path) => path + key),
);
const PATHS = ['password', 'token', 'apiKey', 'req.headers.authorization', 'req.headers.cookie', 'req.body'];

function leaksOf(options, entry, value) {
  let line = '';
  pino(options, { write: (text) => (line = text) }).info(entry, 'request completed');
  const found = ['not real', value, 's-0123456789'].filter((secret) => line.includes(secret)).length;
  return found === 0 ? '' : ` (leaks ${found} of 3)`;
}

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(100);
  withValues(values);
  const entry = secretRequest(values[50]);
  const ours = withSecretMasking().pinoHttp;
  const loggers = { plain: {}, ours, paths: { redact: PATHS }, wildcards: { redact: WILDCARDS } };
  if (leaksOf(loggers.ours, entry, values[50]) !== '') throw new Error('A secret is left in the line');
  const contenders = {};
  for (const [name, options] of Object.entries(loggers)) {
    const logger = pino(options, SINK);
    contenders[name] = () => logger.info(plainRequest, 'request completed');
    contenders[`${name} hits`] = () => logger.info(entry, 'request completed');
  }
  const read = pino({ hooks: { streamWrite: (line) => (line.charCodeAt(line.length >> 1), line) } }, SINK);
  contenders['read'] = () => read.info(plainRequest, 'request completed');
  const turns = await inTurns(contenders);
  const leaks = (name) => leaksOf(loggers[name], entry, values[50]);
  return [
    { row: 'line: plain pino, nobody reads it', figure: nanoseconds(median(turns.plain)) },
    atMostTimes('line: floor, a hook that reads one character', turns.read, turns.plain),
    atMostTimes('line: all rules, 100 values, no hit', turns.ours, turns.plain, 1.5),
    atMostTimes('line: all rules, 100 values, hits', turns['ours hits'], turns['plain hits'], 1.8),
    timesSlower(`line: pino redact, 6 paths${leaks('paths')}`, turns['paths hits'], turns['ours hits']),
    timesSlower(
      `line: pino redact, 36 wildcards${leaks('wildcards')}`,
      turns['wildcards hits'],
      turns['ours hits'],
      7,
    ),
  ];
}
