import { Controller, Get, Inject, Logger as NestLogger, Post, RequestMethod } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { InjectPinoLogger, Logger, LoggerModule, type Params, PinoLogger } from 'nestjs-pino';
import { withSecretMasking } from 'nestjs-secrets/pino';
import pino from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { isMaskingLogger } from '../libs/secrets/src/logging/masking-check.js';
import { nestLogger } from '../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './support/boot.js';
import { LogCapture } from './support/log-capture.js';
import { maskingOnly } from './support/masking-only.js';
import { forgetRootLogger } from './support/pino-majors.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
const defaultLogger = nestLogger();

afterEach(async () => {
  await forgetRootLogger();
  NestLogger.overrideLogger(defaultLogger ?? false);
});

@Controller()
class PinoController {
  private readonly nest = new NestLogger('NestSide');

  constructor(@InjectPinoLogger('PinoSide') @Inject() private readonly logger: PinoLogger) {}

  @Get('log') log() {
    this.logger.assign({ assigned: SECRET });
    this.logger.info({ note: SECRET, dbPassword: 'plain-words' }, `message ${SECRET} %s %o`, SECRET, {
      SECRET,
    });
    this.logger.logger.child({ bound: SECRET }).warn('from a child');
    this.logger.error(new Error(`error ${SECRET}`, { cause: new Error(`cause ${SECRET}`) }));
    this.logger.info({ [SECRET]: 'as a key', json: JSON.stringify({ json: JSON.stringify({ SECRET }) }) });
    this.nest.log(`nest ${SECRET}`);
    return 'done';
  }
  @Post('fail') fail() {
    throw new Error(`unhandled ${SECRET}`);
  }
}

// The default of nestjs-pino, `{/*splat}`, matches no route of Nest 12 on Fastify.
const EVERY_ROUTE: Params['forRoutes'] = [{ path: '/{*splat}', method: RequestMethod.ALL }];

type Mode = (sink: LogCapture) => { params: Params; adapter?: AbstractHttpAdapter };

const streamWrite = (line: string) => line.replace('"level"', `"hook":"${SECRET}","level"`);

/** The ways in which nestjs-pino takes its settings. */
const modes: [string, Mode][] = [
  ['options with a stream', (sink) => ({ params: { pinoHttp: { stream: sink } } })],
  ['options and a stream', (sink) => ({ params: { pinoHttp: [{ level: 'info' }, sink] } })],
  ['a bare stream', (sink) => ({ params: { pinoHttp: sink } })],
  ['a logger', (sink) => ({ params: { pinoHttp: { logger: pino(sink) } } })],
  [
    'a logger with hooks of its own',
    (sink) => ({ params: { pinoHttp: { logger: pino({ hooks: { streamWrite } }, sink) } } }),
  ],
  ['a multistream', (sink) => ({ params: { pinoHttp: [{}, pino.multistream([{ stream: sink }])] } })],
  [
    'hooks, mixin, base, prefix, serializers and formatters',
    (sink) => ({
      params: {
        pinoHttp: {
          stream: sink,
          base: { base: SECRET },
          msgPrefix: `${SECRET} `,
          mixin: () => ({ mixin: SECRET }),
          serializers: { req: (req: object) => ({ ...req, serialized: SECRET }) },
          formatters: { log: (object) => ({ ...object, formatted: SECRET }) },
          customProps: () => ({ custom: SECRET }),
          hooks: { streamWrite },
        },
        assignResponse: true,
        renameContext: 'ctx',
      },
    }),
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

const registrations: [string, (params: Params) => ReturnType<typeof LoggerModule.forRoot>][] = [
  ['forRoot', (params) => LoggerModule.forRoot(withSecretMasking(params))],
  [
    'forRootAsync',
    (params) => LoggerModule.forRootAsync({ useFactory: async () => withSecretMasking(params) }),
  ],
];

describe.each(registrations)('nestjs-pino through %s', (_registration, register) => {
  it.each(modes)('writes no secret with %s', async (_mode, make) => {
    const sink = new LogCapture();
    const { params, adapter = new ExpressAdapter() } = make(sink);
    const AppModule = moduleOf({
      imports: [maskingOnly({ API_KEY: SECRET }), register(params)],
      controllers: [PinoController],
    });
    const app = await NestFactory.create(AppModule, adapter, { bufferLogs: true, abortOnError: false });
    app.useLogger(app.get(Logger));
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const headers = { authorization: `Bearer ${SECRET}`, 'x-api-key': 'plain-words' };
    await fetch(`${url}/log?access_token=plain-words&note=${SECRET}`, { headers });
    await fetch(`${url}/fail`, { method: 'POST', headers });
    expect(isMaskingLogger(nestLogger())).toBe(true);
    await app.close();

    const { text, records } = sink;
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('plain-words');
    for (const part of ['message ****', 'from a child', 'error ****', 'nest ****', 'unhandled ****']) {
      expect(text).toContain(part);
    }
    expect(records.length).toBeGreaterThan(8);
    expect(records.some(({ bound }) => bound === '****')).toBe(true);
    expect(records.some(({ assigned }) => assigned === '****')).toBe(true);
  });
});

describe('nestjs-pino in two applications', () => {
  it('masks the secrets of both, though they share one root logger', async () => {
    const sink = new LogCapture();
    const other = ['other', 'Heron', '77', 'held'].join('-');
    const start = (secret: string) => {
      const AppModule = moduleOf({
        imports: [
          maskingOnly({ API_KEY: secret }),
          LoggerModule.forRoot(withSecretMasking({ pinoHttp: { stream: sink } })),
        ],
      });
      return NestFactory.createApplicationContext(AppModule, { bufferLogs: true });
    };
    const apps = [await start(SECRET), await start(other)];
    for (const app of apps) app.get(Logger).log(`${SECRET} and ${other}`);
    await Promise.all(apps.map((app) => app.close()));
    expect(sink.records.filter(({ msg }) => msg === '**** and ****')).toHaveLength(2);
  });

  it('is seen not to mask without withSecretMasking', async () => {
    const AppModule = moduleOf({
      imports: [LoggerModule.forRoot({ pinoHttp: { stream: new LogCapture() } })],
    });
    const app = await NestFactory.createApplicationContext(AppModule, { bufferLogs: true });
    expect(isMaskingLogger(app.get(Logger))).toBe(false);
    await app.close();
  });
});
