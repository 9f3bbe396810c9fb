import type { Params } from 'nestjs-pino';
/**
 * Parameters for nestjs-pino with which every line is masked as the last step before it is written, whatever
 * `params` hold: options, a stream, both, a transport, or a `logger` of your own, which then masks by itself.
 *
 * @example
 * LoggerModule.forRoot(withSecretMasking({ pinoHttp: { level: 'debug' } }))
 */
export declare function withSecretMasking(params?: Params): Params;
