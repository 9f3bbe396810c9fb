import type { LoggerService, NestApplicationOptions, Provider } from '@nestjs/common';
import { ConsoleLogger, Controller, Get, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { maskLogger } from '../libs/secrets/src/logging/mask-logger.js';
import { MaskingConsoleLogger } from '../libs/secrets/src/logging/masking-console.logger.js';
import { isMaskingLogger } from '../libs/secrets/src/logging/masking-check.js';
import { nestLogger, nestLoggerMasks } from '../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './support/boot.js';
import { printedWhile } from './support/log-capture.js';
import { maskingOnly } from './support/masking-only.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
const defaultLogger = nestLogger() as LoggerService;

afterEach(() => {
  Logger.overrideLogger(defaultLogger);
  Logger.flush();
});

class OwnError extends Error {}

@Controller()
class LoggingController {
  private readonly logger = new Logger(LoggingController.name);

  @Get('log') log() {
    this.logger.log(`a text with ${SECRET}`);
    this.logger.warn({ note: SECRET, dbPassword: 'plain-words' }, 'AContext');
    this.logger.error(new OwnError(`an error with ${SECRET}`));
    this.logger.error('with a stack', new Error(SECRET).stack);
    this.logger.debug(() => `lazy ${SECRET}`);
    Logger.log(`static ${SECRET}`);
    return 'done';
  }
  @Get('fail') fail() {
    throw new OwnError(`unhandled ${SECRET}`);
  }
}

const appModule = (providers: Provider[] = []) =>
  moduleOf({
    imports: [maskingOnly({ API_KEY: SECRET })],
    controllers: [LoggingController],
    providers,
  });

const failing: Provider = {
  provide: 'FAILING',
  useFactory: () => {
    throw new OwnError(`cannot connect to postgres://app:${SECRET}@db/x`);
  },
};

/** Ways in which an application says how Nest logs. */
const loggers: [string, () => NestApplicationOptions][] = [
  ['the default logger', () => ({})],
  ['bufferLogs', () => ({ bufferLogs: true })],
  ['a list of levels', () => ({ logger: ['fatal', 'error', 'warn', 'log', 'debug'] })],
  ['JSON', () => ({ logger: new ConsoleLogger({ json: true }) })],
  ['a logger of its own', () => ({ logger: new ConsoleLogger('Own', { colors: false }) })],
  ['forceConsole', () => ({ forceConsole: true })],
  ['a plain Logger', () => ({ logger: new Logger() })],
  ['MaskingConsoleLogger', () => ({ logger: new MaskingConsoleLogger() })],
];

describe.each(loggers)('Nest with %s', (_name, options) => {
  it('prints a failing boot without the secret', async () => {
    const printed = await printedWhile(() =>
      NestFactory.create(appModule([failing]), { ...options(), abortOnError: false }).catch(() => undefined),
    );
    expect(printed).toContain('cannot connect to postgres://app:****@db/x');
    expect(printed).not.toContain(SECRET);
    expect(printed).toContain('masking-logs.spec');
  });

  it('prints texts, objects, errors and stacks of a running application without the secret', async () => {
    const printed = await printedWhile(async () => {
      const app = await NestFactory.create(appModule(), { ...options(), abortOnError: false });
      await app.listen(0, '127.0.0.1');
      const url = await app.getUrl();
      await fetch(`${url}/log`);
      await fetch(`${url}/fail`);
      await app.close();
    });
    expect(printed).not.toContain(SECRET);
    expect(printed).not.toContain('plain-words');
    for (const line of ['a text with ****', 'an error with ****', 'with a stack', 'static ****']) {
      expect(printed).toContain(line);
    }
    expect(printed).toContain('lazy ****');
    expect(printed).toContain('unhandled ****');
    expect(printed).toContain('Nest application successfully started');
    expect(printed).toContain('LoggingController');
  });
});

describe("Nest's logger", () => {
  it('keeps to the levels that were asked for', async () => {
    const printed = await printedWhile(async () => {
      const app = await NestFactory.create(appModule(), { logger: ['error'] });
      await app.init();
      new Logger('Quiet').log('not asked for');
      new Logger('Loud').error('asked for');
      app.useLogger(['log']);
      new Logger('Later').log('asked for later');
      await app.close();
    });
    expect(printed).not.toContain('not asked for');
    expect(printed).toContain('asked for');
    expect(printed).toContain('asked for later');
    expect(Logger.isLevelEnabled('log')).toBe(true);
    (defaultLogger as ConsoleLogger).setLogLevels(['fatal', 'error', 'warn', 'log', 'debug', 'verbose']);
  });

  it('stays off when it is off', async () => {
    const printed = await printedWhile(async () => {
      const app = await NestFactory.create(appModule(), { logger: false });
      await (await app.init()).close();
    });
    expect(printed).toBe('');
    expect(nestLogger()).toBeUndefined();
    expect(nestLoggerMasks()).toBe(true);
  });

  it('prints JSON that parses, with the errors in it masked', async () => {
    const printed = await printedWhile(async () => {
      const app = await NestFactory.create(appModule(), { logger: new ConsoleLogger({ json: true }) });
      new Logger('Json').error(new OwnError(SECRET, { cause: new Error(`cause ${SECRET}`) }));
      await app.close();
    });
    const records = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { context?: string; message: unknown });
    const record = records.find(({ context }) => context === 'Json');
    expect(JSON.stringify(record)).toContain('cause ****');
    expect(printed).not.toContain(SECRET);
  });

  it('masks in a testing module, with its own logger and with one that is set', async () => {
    const calls: unknown[] = [];
    const own: LoggerService = {
      log: () => undefined,
      error: (...args: unknown[]) => void calls.push(...args),
      warn: () => undefined,
    };
    const printed = await printedWhile(async () => {
      const module = await Test.createTestingModule({ imports: [appModule()] }).compile();
      new Logger('Tested').error(`in a test ${SECRET}`);
      await module.close();
      const other = await Test.createTestingModule({ imports: [appModule()] })
        .setLogger(own)
        .compile();
      new Logger('Tested').error(`set ${SECRET}`);
      await other.close();
    });
    expect(printed).toContain('in a test ****');
    expect(calls).toContain('set ****');
    expect(printed).not.toContain(SECRET);
  });

  it('masks with a logger that is set later through maskLogger', async () => {
    const lines: unknown[] = [];
    const own: LoggerService = {
      log: (...args: unknown[]) => void lines.push(...args),
      error: () => undefined,
      warn: () => undefined,
    };
    const app = await NestFactory.create(appModule(), { bufferLogs: true });
    app.useLogger(maskLogger(own));
    await app.init();
    app.flushLogs();
    new Logger('Late').log(`late ${SECRET}`);
    await app.close();
    expect(lines).toContain('Starting Nest application...');
    expect(lines).toContain('late ****');
    expect(nestLoggerMasks()).toBe(true);
    app.useLogger(own);
    expect(nestLoggerMasks()).toBe(false);
  });

  it('is wrapped once by several applications, and masks for all of them', async () => {
    const printed = await printedWhile(async () => {
      const apps = [await NestFactory.create(appModule()), await NestFactory.create(appModule())];
      const logger = nestLogger();
      expect(isMaskingLogger(logger)).toBe(true);
      await apps[0]?.close();
      await NestFactory.createApplicationContext(appModule()).then((context) => context.close());
      expect(nestLogger()).toBe(logger);
      new Logger('Two').log(`two ${SECRET}`);
      await apps[1]?.close();
    });
    expect(printed).toContain('two ****');
    expect(printed.match(/two \*{4}/g)).toHaveLength(1);
  });
});
