import { ClassSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, BaseExceptionFilter, HttpAdapterHost, Reflector } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvelopeFilter, WatchingInterceptor } from './support/leaky-parts.js';
import type { Setup } from './support/leaky-server.js';
import { adapters, answer, closeAll, DIGITS, leaks, SECRET, start } from './support/leaky-server.js';

/** How an application may register what is its own. */
const registrations: [string, Setup][] = [
  ['nothing of its own', {}],
  [
    'APP_INTERCEPTOR and APP_FILTER',
    {
      providers: [
        { provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor },
        { provide: APP_INTERCEPTOR, useClass: WatchingInterceptor },
        { provide: APP_FILTER, useClass: EnvelopeFilter },
      ],
    },
  ],
  [
    'the same the other way round',
    {
      providers: [
        { provide: APP_FILTER, useClass: EnvelopeFilter },
        { provide: APP_INTERCEPTOR, useClass: WatchingInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ClassSerializerInterceptor },
      ],
    },
  ],
  [
    'useGlobalInterceptors and useGlobalFilters',
    {
      before: (app) => {
        app.useGlobalInterceptors(
          new WatchingInterceptor(),
          new ClassSerializerInterceptor(app.get(Reflector)),
        );
        app.useGlobalFilters(new EnvelopeFilter(app.get(HttpAdapterHost)));
      },
    },
  ],
  [
    'a BaseExceptionFilter of its own',
    { before: (app) => app.useGlobalFilters(new BaseExceptionFilter(app.getHttpAdapter())) },
  ],
];

const PATHS = [
  ...['plain', 'text', 'json-text', 'number', 'nothing', 'null', 'false', 'entity', 'entity-in-plain'],
  ...['entity-here', 'res-object', 'res-text', 'res-entity', 'passthrough', 'throws', 'throws-text'],
  ...['throws-error', 'throws-wrapped', 'throws-odd', 'rejects', 'guarded', 'refused', 'no-content'],
  ...[
    'watched',
    'observable',
    'middleware',
    'events',
    'failing-events',
    'redirect',
    'skip-keys',
    'skip-one',
    'skip-throws',
  ],
  ...['skip-res', 'skipping/all', 'skipping/own'],
];
const BYTE_PATHS = ['file', 'stream', 'buffer'];

beforeEach(() => leaks());
afterEach(closeAll);

describe.each(adapters)('responses on %s', (_name, adapter) => {
  describe.each(registrations)('with %s', (_what, setup) => {
    it.each(['first', 'last'] as const)('leaks nothing when masking is imported %s', async (masking) => {
      const url = await start(adapter(), { ...setup, masking });
      for (const path of [...PATHS, `missing/${SECRET}?also=${SECRET}`]) {
        const { text } = await answer(`${url}/${path}`);
        expect({ path, leaks: text.includes(SECRET) || text.includes(DIGITS) }).toEqual({
          path,
          leaks: false,
        });
      }
    });

    it.each(['first', 'last'] as const)('answers as without it when imported %s', async (masking) => {
      leaks('nothing to hide', 12);
      const masked = await start(adapter(), { ...setup, masking });
      const bare = await start(adapter(), { ...setup, masking: 'none' });
      const withKeys = ['res-object', 'throws', 'guarded', 'watched', 'middleware', 'events'];
      const paths = PATHS.filter((path) => !withKeys.includes(path) && !path.startsWith('skip'));
      for (const path of [...paths, ...BYTE_PATHS, 'missing/page', 'skipping/all', 'skip-keys']) {
        for (const method of ['GET', 'HEAD']) {
          expect({ path, method, ...(await answer(`${masked}/${path}`, { method })) }).toEqual({
            path,
            method,
            ...(await answer(`${bare}/${path}`, { method })),
          });
        }
      }
    });
  });
});
