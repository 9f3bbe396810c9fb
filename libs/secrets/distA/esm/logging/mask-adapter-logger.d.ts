import type { HttpAdapterHost } from '@nestjs/core';
/**
 * Makes Fastify's own logger mask: Fastify prints requests and errors with it, and nestjs-pino does with
 * `useExisting`. Does nothing on other adapters.
 */
export declare function maskAdapterLogger(host: HttpAdapterHost): void;
