import type { Params } from 'nestjs-pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';
import { maskingStreamWrite, maskPinoLogger } from '../logging/pino-hooks.js';

type PinoHttp = NonNullable<Params['pinoHttp']>;
type Options = Exclude<PinoHttp, DestinationStream | [unknown, DestinationStream]>;

/**
 * Parameters for nestjs-pino with which every line is masked as the last step before it is written, whatever
 * `params` hold: options, a stream, both, a transport, or a `logger` of your own, which then masks by itself.
 *
 * @example
 * LoggerModule.forRoot(withSecretMasking({ pinoHttp: { level: 'debug' } }))
 */
export function withSecretMasking(params: Params = {}): Params {
  return { ...params, pinoHttp: masked(params.pinoHttp) };
}

function masked(pinoHttp: PinoHttp = {}): PinoHttp {
  if (Array.isArray(pinoHttp)) return [maskedOptions(pinoHttp[0]), pinoHttp[1]];
  if (isStream(pinoHttp)) return [maskedOptions({}), pinoHttp];
  return maskedOptions(pinoHttp);
}

function maskedOptions(options: Options): Options {
  // pino-http makes a child of the logger, and of the options only what a child can have: no hooks.
  const { logger, hooks } = (options ?? {}) as { logger?: Logger; hooks?: LoggerOptions['hooks'] };
  if (logger) maskPinoLogger(logger);
  return { ...options, hooks: { ...hooks, streamWrite: maskingStreamWrite(hooks?.streamWrite) } };
}

function isStream(candidate: PinoHttp): candidate is DestinationStream {
  return 'write' in candidate && typeof candidate.write === 'function';
}
