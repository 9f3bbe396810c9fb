import { maskBody } from './body.masker.js';
/**
 * Masks what goes through `reply` of an adapter: the results of handlers and what Nest's own filter answers.
 * An `Error` stays the very object it is, since Fastify hands it to the filters of the application.
 */
export function maskAdapterReplies(adapter, rules) {
    const reply = adapter.reply;
    adapter.reply = function (response, body, statusCode) {
        const masked = body instanceof Error ? body : maskBody(body, response, rules());
        return reply.call(this, response, masked, statusCode);
    };
}
