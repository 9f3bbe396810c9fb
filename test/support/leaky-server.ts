import type { DynamicModule, INestApplication, Provider, Type } from '@nestjs/common';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { MaskingOptions } from '../../libs/secrets/src/masking/index.js';
import { moduleOf } from './boot.js';
import { LeakyModule } from './leaky-app.js';
import { leak, seen } from './leaky-parts.js';
import { maskingOnly } from './masking-only.js';

export const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
export const DIGITS = ['73', '19', '55', '02', '84'].join('');

export const adapters: [string, () => AbstractHttpAdapter][] = [
  ['Express', () => new ExpressAdapter()],
  ['Fastify', () => new FastifyAdapter()],
];

/** What a test adds to the leaky application. */
export interface Setup {
  readonly masking?: 'first' | 'last' | 'none';
  readonly options?: MaskingOptions;
  readonly providers?: Provider[];
  readonly before?: (app: INestApplication) => unknown;
}

const open: INestApplication[] = [];

/** Starts the leaky application on a free port. */
export async function start(adapter: AbstractHttpAdapter, setup: Setup = {}): Promise<string> {
  const own: (Type | DynamicModule)[] = [LeakyModule];
  if (setup.masking !== 'none') {
    const masking = maskingOnly({ API_KEY: SECRET, PIN: DIGITS }, setup.options);
    if (setup.masking === 'last') own.push(masking);
    else own.unshift(masking);
  }
  const AppModule = moduleOf({ imports: own, providers: setup.providers ?? [] });
  const app = await NestFactory.create(AppModule, adapter, { logger: false, abortOnError: false });
  open.push(app);
  await setup.before?.(app);
  await app.listen(0, '127.0.0.1');
  return app.getUrl();
}

/** Makes the routes leak the secrets again, or something harmless. */
export function leaks(text = SECRET, number = Number(DIGITS)): void {
  leak.text = text;
  leak.number = number;
  seen.length = 0;
}

/** Closes what `start` started. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((app) => app.close()));
}

/** An answer without what differs between two connections. */
export async function answer(url: string, init?: RequestInit) {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  for (const name of ['date', 'connection', 'keep-alive']) delete headers[name];
  if (headers.location) headers.location = headers.location.replace(/:\d+/, '');
  return { status: response.status, headers, text };
}

export const json = async (url: string, init?: RequestInit) => {
  const { text } = await answer(url, init);
  return JSON.parse(text) as Record<string, unknown>;
};
