import pinoHttp from 'pino-http';
import { withSecretMasking } from '../../libs/secrets/dist/esm/pino/index.js';
import { inTurns, median } from '../rounds.mjs';
import { atMostTimes, nanoseconds } from '../table.mjs';
import { exchangeOf } from './logged.exchange.mjs';
import { plainRequest, plantedIn, secretRequest, secretsOf } from './texts.mjs';
import { withValues } from './values.mjs';

export const compared = ['pino', 'pino-http'];

const READS = { hooks: { streamWrite: (line) => (line.charCodeAt(line.length >> 1), line) } };

/** Logs as `pino-http` does it at the end of a request: its serializers read the request, then the response. */
function loggerOf(options, entry, { req, res }, write = () => undefined) {
  const { logger } = pinoHttp({ ...options }, { write });
  const { req: _req, res: _res, ...fields } = entry;
  let id = 0;
  return () => {
    // No two requests log the same line, and who remembers the last one must not gain by it.
    req.id = 10_000 + (id = (id + 1) % 10_000);
    logger.child({ req }).info({ ...fields, res }, 'request completed');
  };
}

function lineOf(options, entry, exchange) {
  let line = '';
  loggerOf(options, entry, exchange, (text) => (line = text))();
  return line;
}

/** @returns {Promise<import('../table.mjs').Row[]>} */
export async function run() {
  const values = secretsOf(100);
  const value = values[50];
  withValues(values);
  const secret = secretRequest(value);
  const [without, hits] = await Promise.all([exchangeOf(plainRequest), exchangeOf(secret)]);
  const ours = withSecretMasking().pinoHttp;
  const line = lineOf(ours, secret, hits);
  const planted = plantedIn(value);
  const left = planted.filter((one) => line.includes(one));
  const isPlanted = planted.every((one) => lineOf({}, secret, hits).includes(one));
  if (left.length > 0 || !isPlanted) throw new Error(`Of the secrets in the line ${left.length} are left`);
  const turns = await inTurns({
    plain: loggerOf({}, plainRequest, without),
    'plain hits': loggerOf({}, secret, hits),
    floor: loggerOf(READS, plainRequest, without),
    ours: loggerOf(ours, plainRequest, without),
    'ours hits': loggerOf(ours, secret, hits),
  });
  without.close();
  hits.close();
  return [
    {
      row: `request: plain pino-http, a line of ${line.length} characters, nobody reads it`,
      figure: nanoseconds(median(turns.plain)),
    },
    atMostTimes('request: floor, a hook that reads one character', turns.floor, turns.plain),
    atMostTimes('request: all rules, 100 values, no hit', turns.ours, turns.plain, 1.5),
    {
      ...atMostTimes('request: all rules, 100 values, hits', turns['ours hits'], turns['plain hits'], 1.8),
      leaks: `0 of ${planted.length}`,
    },
  ];
}
