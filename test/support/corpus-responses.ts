import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { BadRequestException, ConsoleLogger, Controller, Get, Logger, Res } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { nestLogger } from '../../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './boot.js';
import { REGISTERED } from './corpus.js';
import type { Mode, Sink } from './corpus-sinks.js';
import { asError } from './corpus-sinks.js';
import type { AnyReply } from './leaky-parts.js';
import { printedWhile } from './log-capture.js';
import { maskingOnly } from './masking-only.js';

/** What the handlers answer now. */
let current: unknown;

@Controller()
class CorpusController {
  @Get('body') body() {
    return current instanceof Error ? { error: current } : current;
  }
  @Get('sent') sent(@Res() reply: AnyReply) {
    reply.send({ note: current, list: [current] });
  }
  @Get('exception') exception() {
    throw new BadRequestException(typeof current === 'string' ? current : { detail: current });
  }
  @Get('unknown') unknown() {
    throw asError(current);
  }
}

/** Several times faster than `fetch`. */
async function bodyOf(agent: Agent, url: string): Promise<string> {
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  return text(response);
}

/** The bodies of an HTTP adapter, and what Nest prints of errors that nobody knows. */
export const openHttp =
  (adapter: () => AbstractHttpAdapter) =>
  async (masks: boolean): Promise<Sink> => {
    const before = nestLogger();
    const AppModule = moduleOf({
      imports: masks ? [maskingOnly(REGISTERED)] : [],
      controllers: [CorpusController],
    });
    const logger = new ConsoleLogger({ colors: false, logLevels: ['error'] });
    const app = await NestFactory.create(AppModule, adapter(), { logger, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const agent = new Agent({ keepAlive: true });
    const answer =
      (path: string): Mode =>
      async (input) => {
        current = input;
        let body = '';
        // Nest says so when a body cannot be serialized.
        await printedWhile(async () => void (body = await bodyOf(agent, `${url}/${path}`)));
        return body;
      };
    return {
      modes: {
        'a body': answer('body'),
        'what @Res() sends': answer('sent'),
        'an exception': answer('exception'),
        'the log of an unknown error': (input) =>
          printedWhile(async () => {
            current = input;
            await bodyOf(agent, `${url}/unknown`);
          }),
      },
      close: async () => {
        agent.destroy();
        await app.close();
        Logger.overrideLogger(before ?? false);
      },
    };
  };
