import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express } from 'express';
import createExpress from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leak } from './support/leaky-parts.js';
import { answer, closeAll, json, leaks, start } from './support/leaky-server.js';

beforeEach(() => leaks());
afterEach(closeAll);

describe('responses of Express alone', () => {
  it('answers 304 to the tag of the masked body', async () => {
    const url = await start(new ExpressAdapter(), {});
    const { headers } = await answer(`${url}/plain`);
    // Not fetch: it sends `cache-control: no-cache` beside the tag.
    const status = await new Promise((resolve, reject) => {
      const options = { headers: { 'if-none-match': headers.etag } };
      get(`${url}/plain`, options, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect(status).toBe(304);
  });

  it('masks jsonp and rendered views', async () => {
    const url = await start(new ExpressAdapter(), {
      before: (app) => {
        const express = app.getHttpAdapter().getInstance() as Express;
        express.engine('view', (_path, options, done) =>
          done(null, `<p>${(options as typeof leak).text}</p>`),
        );
        express.set('views', import.meta.dirname);
        express.get(
          '/jsonp',
          (_request, response) => void response.jsonp({ note: leak.text, password: 'x' }),
        );
        express.get('/view', (_request, response) => {
          response.render(fileURLToPath(new URL('./support/empty.view', import.meta.url)), leak);
        });
      },
    });
    expect((await answer(`${url}/jsonp?callback=show`)).text).toContain(
      'show({"note":"****","password":"****"})',
    );
    expect((await answer(`${url}/view`)).text).toBe('<p>****</p>');
  });

  it('masks with the rules of the application that came last on an adapter', async () => {
    const express = createExpress();
    await start(new ExpressAdapter(express), {});
    const url = await start(new ExpressAdapter(express), {});
    expect(await json(`${url}/plain`)).toMatchObject({ note: '****' });
  });
});
