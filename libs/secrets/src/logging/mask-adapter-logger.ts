import type { HttpAdapterHost } from '@nestjs/core';
import { maskPinoLogger } from './pino-hooks.js';

/**
 * Makes Fastify's own logger mask: Fastify prints requests and errors with it, and nestjs-pino does with
 * `useExisting`. Does nothing on other adapters.
 */
export function maskAdapterLogger(host: HttpAdapterHost): void {
  const adapter = host.httpAdapter;
  if (adapter?.getType() !== 'fastify') return;
  const { log } = adapter.getInstance<{ log?: object }>();
  if (log) maskPinoLogger(log);
}
