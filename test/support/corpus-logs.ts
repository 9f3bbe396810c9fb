import type { ConsoleLoggerOptions, INestApplicationContext } from '@nestjs/common';
import { ConsoleLogger, Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Params } from 'nestjs-pino';
import { withSecretMasking } from 'nestjs-secrets/pino';
import { nestLogger } from '../../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './boot.js';
import { REGISTERED } from './corpus.js';
import type { Mode, Sink } from './corpus-sinks.js';
import { asError } from './corpus-sinks.js';
import { printedWhile } from './log-capture.js';
import { maskingOnly } from './masking-only.js';
import type { NestPino } from './pino-majors.js';
import { forgetRootLogger, loadNestPino } from './pino-majors.js';

/** Both majors of nestjs-pino, in every way in which something gets into a line. */
export const openPino =
  (major: NestPino) =>
  async (masks: boolean): Promise<Sink> => {
    const { Logger, LoggerModule, PinoLogger } = await loadNestPino(major);
    await forgetRootLogger(major);
    let written = '';
    const stream = { write: (line: string) => void (written += line) };
    const params: Params = { pinoHttp: { stream, timestamp: false, base: null } };
    const AppModule = moduleOf({
      imports: masks
        ? [maskingOnly(REGISTERED), LoggerModule.forRoot(withSecretMasking(params))]
        : [LoggerModule.forRoot(params)],
    });
    const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
    const pino = await app.resolve(PinoLogger);
    const nest = app.get(Logger);
    const line =
      (write: (input: unknown) => void): Mode =>
      (input) => {
        written = '';
        write(input);
        return written;
      };
    return {
      modes: {
        'the message': line((input) => pino.info(input)),
        'a field': line((input) => pino.info({ note: input }, 'said')),
        'a child': line((input) => pino.logger.child({ note: input }).info('said')),
        arguments: line((input) => {
          for (const place of typeof input === 'string' ? ['%o', '%j', '%s'] : ['%o', '%j']) {
            pino.info(`said ${place}`, input);
          }
        }),
        'an error': line((input) => pino.error({ err: asError(input) }, 'failed')),
        'an error alone': line((input) => pino.error(asError(input))),
        "Nest's logger": line((input) => nest.log(input)),
      },
      close: () => app.close(),
    };
  };

/** Nest's own logger, as `forRoot()` wraps it. */
export const openConsole =
  (options: ConsoleLoggerOptions) =>
  async (masks: boolean): Promise<Sink> => {
    const before = nestLogger();
    const console = new ConsoleLogger(options);
    NestLogger.overrideLogger(console);
    let app: INestApplicationContext | undefined;
    const boot = async () => {
      const AppModule = moduleOf({ imports: [maskingOnly(REGISTERED)] });
      app = await NestFactory.createApplicationContext(AppModule, { logger: console, abortOnError: false });
    };
    if (masks) await printedWhile(boot);
    const logger = new NestLogger('Corpus');
    const line =
      (write: (input: unknown) => void): Mode =>
      (input) =>
        printedWhile(() => write(input));
    return {
      modes: {
        'the message': line((input) => logger.log(input)),
        'a field': line((input) => logger.warn({ note: input }, 'Context')),
        'one of several': line((input) => logger.debug('said', input, 'Context')),
        'an error': line((input) => logger.error(asError(input))),
        'an error and its stack': line((input) => logger.error(asError(input).message, asError(input).stack)),
        'a lazy message': line((input) => logger.verbose(() => input)),
      },
      close: async () => {
        await app?.close();
        NestLogger.overrideLogger(before ?? false);
      },
    };
  };
