import { maskBody, maskText } from './body.masker.js';
/**
 * Masks what handlers with `@Res()` and users' filters send. `onSend` comes after the application's
 * serializers and sees texts, which `preSerialization` does not.
 */
export function maskFastifyReplies(instance, rules) {
    instance.addHook('preSerialization', (_request, reply, payload, done) => {
        done(null, maskBody(payload, reply, rules()));
    });
    instance.addHook('onSend', (_request, reply, payload, done) => {
        done(null, typeof payload === 'string' ? maskText(payload, reply, rules()) : payload);
    });
}
