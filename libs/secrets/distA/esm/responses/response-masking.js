import { maskAdapterReplies } from './adapter.masking.js';
import { maskExpressResponses } from './express.masking.js';
import { maskFastifyReplies } from './fastify.masking.js';
// Adapters and their instances may outlive an application, as in tests: they are wrapped once, and the rules
// are those of the application that came last.
const rulesOf = new WeakMap();
/**
 * Masks bodies as the last stage before they are serialized, after every interceptor, serializer and filter
 * of the application. Does nothing where there is no HTTP adapter.
 */
export function installResponseMasking(host, rules) {
    const adapter = host.httpAdapter;
    if (!adapter)
        return;
    once(adapter, rules, (current) => maskAdapterReplies(adapter, current));
    const instance = adapter.getInstance();
    if (adapter.getType() === 'express') {
        once(instance, rules, (current) => maskExpressResponses(instance, current));
    }
    else if (adapter.getType() === 'fastify') {
        once(instance, rules, (current) => maskFastifyReplies(instance, current));
    }
}
function once(target, rules, wrap) {
    const known = rulesOf.has(target);
    rulesOf.set(target, rules);
    if (!known)
        wrap(() => rulesOf.get(target) ?? rules);
}
