import type { HttpServer } from '@nestjs/common';
import type { ObjectRules } from '../masking/index.js';
/**
 * Masks what goes through `reply` of an adapter: the results of handlers and what Nest's own filter answers.
 * An `Error` stays the very object it is, since Fastify hands it to the filters of the application.
 */
export declare function maskAdapterReplies(adapter: HttpServer, rules: () => ObjectRules): void;
