import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leak } from './support/leaky-parts.js';
import { answer, closeAll, json, leaks, SECRET, start } from './support/leaky-server.js';

beforeEach(() => leaks());
afterEach(closeAll);

describe('responses of Fastify alone', () => {
  it('masks the routes of plugins, those too that are loaded before the application is initialized', async () => {
    const url = await start(new FastifyAdapter(), {
      before: async (app) => {
        const fastify = app as NestFastifyApplication;
        await fastify.register(async (instance: Routes) => {
          instance.get('/loaded', async () => ({ note: leak.text, password: 'x' }));
          instance.get('/loaded-text', async () => `text ${leak.text}`);
        });
        void fastify.register(async (instance: Routes) => {
          instance.get('/waiting', async () => ({ note: leak.text, password: 'x' }));
        });
      },
    });
    expect(await json(`${url}/loaded`)).toEqual({ note: '****', password: '****' });
    expect((await answer(`${url}/loaded-text`)).text).toBe('text ****');
    expect(await json(`${url}/waiting`)).toEqual({ note: '****', password: '****' });
  });

  it('masks what hooks of the application put into a body', async () => {
    const url = await start(new FastifyAdapter(), {
      before: (app) => {
        const fastify = app.getHttpAdapter().getInstance() as Hooks;
        fastify.addHook('preSerialization', async (_request, _reply, body) => ({ body, added: leak.text }));
        fastify.addHook('onSend', async (_request, _reply, body) => `${String(body)} and ${leak.text}`);
      },
    });
    const { text } = await answer(`${url}/keys`);
    expect(text).toContain('"added":"****"');
    expect(text).toMatch(/\} and \*{4}$/);
    expect(text).not.toContain(SECRET);
  });
});

interface Routes {
  get(path: string, handler: () => Promise<unknown>): void;
}

interface Hooks {
  addHook(name: string, hook: (request: unknown, reply: unknown, body: unknown) => Promise<unknown>): void;
}
