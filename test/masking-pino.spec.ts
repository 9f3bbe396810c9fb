import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Inject, Logger as NestLogger, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Params, PinoLogger } from 'nestjs-pino';
import { withSecretMasking } from 'nestjs-secrets/pino';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMaskingLogger } from '../libs/secrets/src/logging/masking-check.js';
import { nestLogger } from '../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './support/boot.js';
import { LogCapture } from './support/log-capture.js';
import { maskingOnly } from './support/masking-only.js';
import { forgetRootLogger, loadNestPino, NEST_PINOS } from './support/pino-majors.js';
import { pinoModes } from './support/pino-modes.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
const OTHER = ['other', 'Heron', '77', 'held'].join('-');
const defaultLogger = nestLogger();
const streamOf = (logger: object) =>
  (logger as Record<symbol, unknown>)[pino.symbols.streamSym] as NodeJS.WritableStream;

const majors = await Promise.all(NEST_PINOS.map(async (name) => ({ name, ...(await loadNestPino(name)) })));

describe.each(majors)('$name', ({ name, InjectPinoLogger, Logger, LoggerModule, PinoLogger: PinoClass }) => {
  beforeEach(() => forgetRootLogger(name));
  afterEach(() => NestLogger.overrideLogger(defaultLogger ?? false));

  @Controller()
  class PinoController {
    private readonly nest = new NestLogger('NestSide');

    constructor(@InjectPinoLogger('PinoSide') @Inject() private readonly logger: PinoLogger) {}

    @Get('log') log() {
      this.logger.assign({ assigned: SECRET });
      this.logger.info({ note: SECRET, dbPassword: 'plain-words' }, `message ${SECRET} %s %o`, SECRET, {
        SECRET,
      });
      this.logger.info(`text ${SECRET}`);
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

  const start = async (logging: ReturnType<typeof LoggerModule.forRoot>, adapter = new ExpressAdapter()) => {
    const AppModule = moduleOf({
      imports: [maskingOnly({ API_KEY: SECRET }), logging],
      controllers: [PinoController],
    });
    const app = await NestFactory.create(AppModule, adapter, { bufferLogs: true, abortOnError: false });
    app.useLogger(app.get(Logger));
    await app.listen(0, '127.0.0.1');
    return app;
  };

  /** Makes the application log in every way that it has, and closes it. */
  const logEverything = async (app: Awaited<ReturnType<typeof start>>) => {
    const url = await app.getUrl();
    const headers = { authorization: `Bearer ${SECRET}`, 'x-api-key': 'plain-words' };
    await fetch(`${url}/log?access_token=plain-words&note=${SECRET}`, { headers });
    await fetch(`${url}/fail`, { method: 'POST', headers });
    expect(isMaskingLogger(nestLogger())).toBe(true);
    await app.close();
  };

  const expectMasked = (text: string) => {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('plain-words');
    const parts = ['message ****', 'text ****', 'from a child', 'error ****', 'nest ****', 'unhandled ****'];
    for (const part of parts) expect(text).toContain(part);
  };

  it.each(pinoModes(SECRET))('writes no secret with %s', async (_mode, make) => {
    const sink = new LogCapture();
    const { params, adapter, shows = [], pretty } = make(sink);
    await logEverything(
      await start(LoggerModule.forRoot(withSecretMasking(params)), adapter as ExpressAdapter),
    );
    expectMasked(sink.text);
    for (const part of shows) expect(sink.text).toContain(part);
    if (pretty) return;
    expect(sink.records.length).toBeGreaterThan(8);
    expect(JSON.stringify(sink.records)).toContain('"bound":"****"');
    expect(JSON.stringify(sink.records)).toContain('"assigned":"****"');
  });

  it('writes no secret when it is set up asynchronously', async () => {
    const sink = new LogCapture();
    const useFactory = async () => withSecretMasking({ pinoHttp: [{}, sink] });
    await logEverything(await start(LoggerModule.forRootAsync({ useFactory })));
    expectMasked(sink.text);
  });

  describe('to files', () => {
    let folder: string;
    beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'masking-pino-'))));
    afterEach(() => rm(folder, { recursive: true }));

    it('writes no secret through the transports of its settings, in threads of their own', async () => {
      const [one, two] = [join(folder, 'one.log'), join(folder, 'two.log')];
      const targets = [one, two].map((destination) => ({ target: 'pino/file', options: { destination } }));
      const app = await start(
        LoggerModule.forRoot(withSecretMasking({ pinoHttp: { transport: { targets } } })),
      );
      const outside = app.get<{ logger: PinoLogger }>(Logger).logger.logger;
      await logEverything(app);
      // nestjs-pino 4 makes two loggers of settings: lines outside of requests have a thread of their own.
      const threads = new Set([outside, PinoClass.root].map((logger) => streamOf(logger)));
      const closed = [...threads].map((thread) => once(thread, 'close'));
      for (const thread of threads) thread.end();
      await Promise.all(closed);
      for (const path of [one, two]) expectMasked(await readFile(path, 'utf8'));
    });

    it.each<[string, (path: string) => Params['pinoHttp']]>([
      [
        'a transport as a stream',
        (destination) => [{}, pino.transport({ target: 'pino/file', options: { destination } })],
      ],
      ['a destination that writes later', (dest) => [{}, pino.destination({ dest, sync: false })]],
    ])('writes no secret through %s', async (_name, make) => {
      const path = join(folder, 'a.log');
      const pinoHttp = make(path) as [object, NodeJS.WritableStream];
      await logEverything(
        await start(LoggerModule.forRoot(withSecretMasking({ pinoHttp: pinoHttp as never }))),
      );
      pinoHttp[1].end();
      await once(pinoHttp[1], 'close');
      expectMasked(await readFile(path, 'utf8'));
    });
  });

  it('masks the secrets of two applications, though they share one root logger', async () => {
    const sink = new LogCapture();
    const open = (secret: string) => {
      const logging = LoggerModule.forRoot(withSecretMasking({ pinoHttp: { stream: sink } }));
      const AppModule = moduleOf({ imports: [maskingOnly({ API_KEY: secret }), logging] });
      return NestFactory.createApplicationContext(AppModule, { bufferLogs: true });
    };
    const apps = [await open(SECRET), await open(OTHER)];
    for (const app of apps) app.get(Logger).log(`${SECRET} and ${OTHER}`);
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
