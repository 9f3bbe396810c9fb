import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { ClassSerializerInterceptor } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { of } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leak, seen, WatchingInterceptor } from './support/leaky-parts.js';
import { adapters, answer, closeAll, json, leaks, SECRET, start } from './support/leaky-server.js';
import { maskingOnly } from './support/masking-only.js';

beforeEach(() => leaks());
afterEach(closeAll);

describe.each(adapters)('responses on %s', (_name, adapter) => {
  it('masks keys without the token family, at any depth', async () => {
    const url = await start(adapter(), {});
    expect(await json(`${url}/keys`)).toEqual({
      apiKey: '****',
      nested: { dbPassword: '****', access_token: 't' },
      tokenCount: 3,
    });
  });

  it('shows other interceptors what the handler returned, and masks what they add', async () => {
    const url = await start(adapter(), {
      providers: [{ provide: APP_INTERCEPTOR, useClass: WatchingInterceptor }],
    });
    const { body, added } = await json(`${url}/watched`);
    expect(seen).toEqual([{ note: SECRET, password: SECRET }]);
    expect(body).toEqual({ note: '****', password: '****' });
    expect(added).toBe('by an interceptor: ****');
  });

  it('leaves out what @Exclude() excludes, wherever the entity stands', async () => {
    const url = await start(adapter(), {
      providers: [{ provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor }],
    });
    const account = { id: 7, note: '****' };
    expect(await json(`${url}/entity`)).toEqual(account);
    expect(await json(`${url}/entity-in-plain`)).toEqual({ account, accounts: [account] });
    expect(await json(`${url}/entity-here`)).toEqual({ account });
    expect((await answer(`${url}/events`)).text).toContain('data: {"account":{"id":7,"note":"****"}}');
  });

  it('keeps the status, headers and shape of errors from guards, filters, middleware and 404', async () => {
    const url = await start(adapter(), {});
    const guarded = await answer(`${url}/guarded`);
    expect(guarded.status).toBe(403);
    expect(JSON.parse(guarded.text)).toEqual({ reason: '****', password: '****' });
    expect(await answer(`${url}/throws-odd`)).toMatchObject({
      status: 418,
      text: '{"odd":true,"seen":"****","sameError":true}',
    });
    expect(await json(`${url}/middleware`)).toEqual({ middleware: '****', password: '****' });
    expect(await json(`${url}/missing/${SECRET}`)).toEqual({
      message: 'Cannot GET /missing/****',
      error: 'Not Found',
      statusCode: 404,
    });
  });

  it('gives masked bodies their own length, and nothing to HEAD and 204', async () => {
    const url = await start(adapter(), {});
    const plain = await answer(`${url}/plain`);
    expect(plain.headers['content-length']).toBe(String(Buffer.byteLength(plain.text)));
    const head = await answer(`${url}/plain`, { method: 'HEAD' });
    expect(head).toEqual({ ...plain, text: '' });
    expect(await answer(`${url}/no-content`)).toMatchObject({ status: 204, text: '' });
  });

  it('leaves files, streams and bytes as they are', async () => {
    const url = await start(adapter(), {});
    expect((await answer(`${url}/file`)).text).toBe(`file ${SECRET}`);
    expect((await answer(`${url}/stream`)).text).toBe('part 1, part 2');
    expect((await answer(`${url}/buffer`)).text).toBe(`bytes ${SECRET}`);
  });

  it('keeps a text that is JSON valid, numbers included', async () => {
    const url = await start(adapter(), {});
    expect(await json(`${url}/json-text`)).toEqual({ note: '****', number: '****' });
  });

  it('masks every event of @Sse(), its fields kept, and the error that ends it', async () => {
    const url = await start(adapter(), {});
    const { text, headers } = await answer(`${url}/events`);
    expect(headers['content-type']).toMatch(/^text\/event-stream/);
    expect(text).toContain('event: first\nid: 41\nretry: 9\ndata: {"note":"****","password":"****"}\n\n');
    expect(text).toContain('data: text ****\n');
    expect(text).toContain('data: bare ****\n');
    const failing = await answer(`${url}/failing-events`);
    expect(failing.text).toContain('data: fine\n');
    expect(failing.text).toMatch(/event: error\nid: \d\ndata: failed with \*{4}\n/);
  });

  it('lets through what @SkipSecretMasking() names, errors and @Res() included', async () => {
    const url = await start(adapter(), {});
    expect(await json(`${url}/skip-keys`)).toEqual({ apiKey: 'shown', note: '****' });
    expect(await json(`${url}/skip-one`)).toEqual({
      apiKey: 'shown',
      deep: [{ apiKey: 'shown too', password: '****' }],
    });
    expect(await json(`${url}/skip-all`)).toEqual({ apiKey: 'shown', note: SECRET });
    expect(await json(`${url}/skip-throws`)).toEqual({ errors: { password: 'too short', apiKey: '****' } });
    expect(await json(`${url}/skip-res`)).toEqual({ apiKey: 'shown', password: '****' });
    expect(await json(`${url}/skipping/all`)).toEqual({ apiKey: 'shown', note: '****' });
    expect(await json(`${url}/skipping/own`)).toEqual({ apiKey: '****', password: 'shown' });
  });

  it('skips for the handler that asks, not for concurrent requests to others', async () => {
    const url = await start(adapter(), {});
    const [shown, hidden] = await Promise.all([
      Promise.all(Array.from({ length: 50 }, () => json(`${url}/skip-all`))),
      Promise.all(Array.from({ length: 50 }, () => json(`${url}/plain`))),
    ]);
    expect(shown.every((body) => body.note === SECRET)).toBe(true);
    expect(hidden.every((body) => body.note === '****')).toBe(true);
  });

  it('skips also where an interceptor answers without calling the handler', async () => {
    const cached = { apiKey: 'shown', note: leak.text };
    const url = await start(adapter(), {
      before: (app) =>
        app.useGlobalInterceptors({
          intercept: (context: ExecutionContext, next: CallHandler) =>
            context.getHandler().name === 'skipKeys' ? of(cached) : next.handle(),
        }),
    });
    expect(await json(`${url}/skip-keys`)).toEqual({ apiKey: 'shown', note: '****' });
    expect(cached.note).toBe(SECRET);
  });

  it('obeys the options for response bodies', async () => {
    const bodies = async (interceptor: boolean | { keys?: boolean; values?: boolean; tokens?: boolean }) => {
      const url = await start(adapter(), { options: { interceptor } });
      return [await json(`${url}/keys`), await json(`${url}/passthrough`)];
    };
    const keys = { apiKey: 'abc', nested: { dbPassword: 'p', access_token: 't' }, tokenCount: 3 };
    expect(await bodies(false)).toEqual([keys, { note: SECRET }]);
    expect(await bodies({ keys: false })).toEqual([keys, { note: '****' }]);
    expect(await bodies({ values: false, tokens: true })).toEqual([
      { apiKey: '****', nested: { dbPassword: '****', access_token: '****' }, tokenCount: 3 },
      { note: SECRET },
    ]);
  });
});

describe('without HTTP', () => {
  it('installs nothing in a standalone application', async () => {
    const module = maskingOnly({ API_KEY: SECRET });
    const context = await NestFactory.createApplicationContext(module, {
      logger: false,
      abortOnError: false,
    });
    await expect(context.close()).resolves.toBeUndefined();
  });
});
