import { Readable } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { Controller, Get } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { SkipSecretMasking } from 'nestjs-secrets';
import { afterEach, describe, expect, it } from 'vitest';
import { moduleOf } from './support/boot.js';
import { adapters, answer, SECRET } from './support/leaky-server.js';
import { maskingOnly } from './support/masking-only.js';

const leaking = () => ({ note: `x ${SECRET}`, apiKey: 'hidden' });

class Account {
  note = SECRET;
  password = 'hidden';
}

/** Called when the source of `endless` is told to stop. */
let onStop: () => void;

@Controller('parts')
class PartsController {
  @Get('objects') async *objects() {
    yield leaking();
    yield new Account();
    yield [leaking()];
  }
  @Get('texts') async *texts() {
    yield `text ${SECRET}, `;
    yield Buffer.from(`bytes ${SECRET}`);
  }
  @SkipSecretMasking('apiKey')
  @Get('skips')
  async *skips() {
    yield leaking();
  }
  @Get('stream') stream() {
    return Readable.from([leaking()]);
  }
  @Get('endless') endless(): AsyncIterable<string> {
    const parts = ['first'];
    return {
      [Symbol.asyncIterator]: () => ({
        // The second part never comes.
        next: () =>
          new Promise((resolve) => parts.length && resolve({ done: false, value: parts.pop() ?? '' })),
        return: async () => {
          onStop();
          return { done: true, value: undefined };
        },
      }),
    };
  }
  @Get('fails') async *fails() {
    yield 'first';
    throw new Error(SECRET);
  }
}

let app: INestApplication;
afterEach(() => app.close());

async function serve(adapter: AbstractHttpAdapter): Promise<string> {
  const AppModule = moduleOf({
    imports: [maskingOnly({ API_KEY: SECRET })],
    controllers: [PartsController],
  });
  app = await NestFactory.create(AppModule, adapter, { logger: false, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  return `${await app.getUrl()}/parts`;
}

describe.each(adapters)('What a handler yields bit by bit on %s', (_name, adapter) => {
  it('is masked line by line, instances included', async () => {
    const { text, headers } = await answer(`${await serve(adapter())}/objects`);
    expect(headers['content-type']).toMatch(/ndjson/);
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { note: 'x ****', apiKey: '****' },
      { note: '****', password: '****' },
      [{ note: 'x ****', apiKey: '****' }],
    ]);
  });

  it('is masked by value in texts, and left alone in bytes and streams', async () => {
    const url = await serve(adapter());
    expect((await answer(`${url}/texts`)).text).toBe(`text ****, bytes ${SECRET}`);
    expect(JSON.parse((await answer(`${url}/stream`)).text)).toEqual(leaking());
  });

  it('shows the fields that a handler lets through', async () => {
    const { text } = await answer(`${await serve(adapter())}/skips`);
    expect(JSON.parse(text)).toEqual({ note: 'x ****', apiKey: 'hidden' });
  });

  it('is stopped by Nest where nobody wants it', async () => {
    const stopped = new Promise<void>((resolve) => (onStop = resolve));
    expect((await answer(`${await serve(adapter())}/endless`, { method: 'HEAD' })).text).toBe('');
    await stopped;
  });

  it('fails as it does without masking', async () => {
    const response = await fetch(`${await serve(adapter())}/fails`);
    await expect(response.text()).rejects.toThrow();
  });
});
