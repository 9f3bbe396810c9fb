import { RequestMethod } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Params } from 'nestjs-pino';
import pino from 'pino';
import { prettyFactory } from 'pino-pretty';
import type { LogCapture } from './log-capture.js';

/** What an application gives to nestjs-pino, and what its own settings must still do with masking. */
export interface PinoMode {
  readonly params: Params;
  readonly adapter?: AbstractHttpAdapter;
  /** What the lines show when the application's own settings work. */
  readonly shows?: readonly string[];
  /** Lines are no JSON. */
  readonly pretty?: true;
}

// The default of nestjs-pino, `{/*splat}`, matches no route of Nest 12 on Fastify.
const EVERY_ROUTE: Params['forRoutes'] = [{ path: '/{*splat}', method: RequestMethod.ALL }];

/** The ways in which nestjs-pino takes its settings, each with `secret` wherever a setting can add it. */
export function pinoModes(secret: string): [name: string, mode: (sink: LogCapture) => PinoMode][] {
  const streamWrite = (line: string) => line.replace('"level"', `"hook":"from a hook ${secret}","level"`);
  const hooked = ['from a hook ****'];
  return [
    ['a stream', (sink) => ({ params: { pinoHttp: { stream: sink } } })],
    ['options and a stream', (sink) => ({ params: { pinoHttp: [{ level: 'info' }, sink] } })],
    ['a bare stream', (sink) => ({ params: { pinoHttp: sink } })],
    ['a logger', (sink) => ({ params: { pinoHttp: { logger: pino(sink) } } })],
    [
      'a child as the logger',
      (sink) => ({
        params: { pinoHttp: { logger: pino(sink).child({ part: `of a child ${secret}` }) } },
        shows: ['of a child ****'],
      }),
    ],
    [
      'a logger with hooks of its own',
      (sink) => ({ params: { pinoHttp: { logger: pino({ hooks: { streamWrite } }, sink) } }, shows: hooked }),
    ],
    [
      'a hook that changes lines',
      (sink) => ({ params: { pinoHttp: { stream: sink, hooks: { streamWrite } } }, shows: hooked }),
    ],
    [
      'a hook that changes arguments',
      (sink) => ({
        params: {
          pinoHttp: {
            stream: sink,
            hooks: {
              logMethod(args, method) {
                const [first, ...rest] = args as [unknown, ...unknown[]];
                const added = typeof first === 'string' ? `${first}, by a method ${secret}` : first;
                Reflect.apply(method, this, [added, ...rest]);
              },
            },
          },
        },
        shows: ['by a method ****'],
      }),
    ],
    [
      'redact',
      (sink) => ({
        params: {
          pinoHttp: { stream: sink, redact: { paths: ['req.headers.host', 'kept'], censor: 'redacted' } },
        },
        shows: ['"host":"redacted"'],
      }),
    ],
    [
      'formatters',
      (sink) => ({
        params: {
          pinoHttp: {
            stream: sink,
            formatters: {
              level: (label) => ({ severity: `${label} ${secret}` }),
              bindings: () => ({ bindings: `bound ${secret}` }),
              log: (object) => ({ ...object, formatted: `formatted ${secret}` }),
            },
          },
        },
        shows: ['"severity":"info ****"', 'bound ****', 'formatted ****'],
      }),
    ],
    [
      'mixin, base, prefix and serializers',
      (sink) => ({
        params: {
          pinoHttp: {
            stream: sink,
            base: { base: `base ${secret}` },
            msgPrefix: `prefix ${secret} `,
            mixin: () => ({ mixin: `mixed ${secret}` }),
            serializers: { req: (req: object) => ({ ...req, serialized: `serialized ${secret}` }) },
          },
        },
        shows: ['base ****', 'prefix **** ', 'mixed ****', 'serialized ****'],
      }),
    ],
    [
      'other names for the parts of a line',
      (sink) => ({
        params: {
          pinoHttp: { stream: sink, messageKey: 'said', nestedKey: 'payload' },
          renameContext: 'place',
        },
        shows: ['"said":"', '"payload":{'],
      }),
    ],
    [
      'messages and fields of its own for requests',
      (sink) => ({
        params: {
          pinoHttp: {
            stream: sink,
            customProps: () => ({ custom: `custom ${secret}` }),
            customSuccessMessage: () => `success ${secret}`,
            customErrorMessage: () => `failure ${secret}`,
            customAttributeKeys: { req: 'request', res: 'response' },
            genReqId: () => `id ${secret}`,
            quietReqLogger: true,
          },
          assignResponse: true,
        },
        shows: ['custom ****', 'success ****', 'failure ****', 'id ****'],
      }),
    ],
    [
      'a multistream',
      (sink) => ({
        params: { pinoHttp: [{}, pino.multistream([{ stream: sink }, { level: 'fatal', stream: sink }])] },
      }),
    ],
    [
      'pino-pretty as a stream',
      (sink) => {
        const pretty = prettyFactory({ colorize: true });
        return {
          params: { pinoHttp: { stream: { write: (line) => sink.write(pretty(line)) } } },
          pretty: true,
        };
      },
    ],
    [
      'useExisting on Fastify',
      (sink) => ({
        params: { useExisting: true, forRoutes: EVERY_ROUTE, pinoHttp: { stream: sink } },
        adapter: new FastifyAdapter({ logger: { level: 'info', stream: sink } }),
      }),
    ],
    [
      'useExisting on Fastify with a logger of its own',
      (sink) => ({
        params: { useExisting: true, forRoutes: EVERY_ROUTE, pinoHttp: { stream: sink } },
        adapter: new FastifyAdapter({ loggerInstance: pino(sink) as never }),
      }),
    ],
    [
      'options on Fastify',
      (sink) => ({
        params: { pinoHttp: { stream: sink }, forRoutes: EVERY_ROUTE },
        adapter: new FastifyAdapter(),
      }),
    ],
  ];
}
