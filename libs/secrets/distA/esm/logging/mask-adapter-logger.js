import { maskPinoLogger } from './pino-hooks.js';
/**
 * Makes Fastify's own logger mask: Fastify prints requests and errors with it, and nestjs-pino does with
 * `useExisting`. Does nothing on other adapters.
 */
export function maskAdapterLogger(host) {
    const adapter = host.httpAdapter;
    if (adapter?.getType() !== 'fastify')
        return;
    const { log } = adapter.getInstance();
    if (log)
        maskPinoLogger(log);
}
