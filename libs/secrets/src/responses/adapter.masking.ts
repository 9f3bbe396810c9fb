import type { HttpServer } from '@nestjs/common';
import type { ObjectRules } from '../masking/index.js';
import { maskBody } from './body.masker.js';

/**
 * Masks what goes through `reply` of an adapter: the results of handlers and what Nest's own filter answers.
 * An `Error` stays the very object it is, since Fastify hands it to the filters of the application.
 */
export function maskAdapterReplies(adapter: HttpServer, rules: () => ObjectRules): void {
  const reply = adapter.reply;
  adapter.reply = function (this: HttpServer, response: object, body: unknown, statusCode?: number): unknown {
    const masked = body instanceof Error ? body : maskBody(body, response, rules());
    return reply.call(this, response, masked, statusCode);
  };
}
