import type { ObjectRules } from '../masking/index.js';
type Done = (error: null, payload: unknown) => void;
type PayloadHook = (request: unknown, reply: object, payload: unknown, done: Done) => void;
/** The parts of a Fastify instance that are used here. */
export interface FastifyApplication {
    addHook(name: 'preSerialization' | 'onSend', hook: PayloadHook): unknown;
}
/**
 * Masks what handlers with `@Res()` and users' filters send. `onSend` comes after the application's
 * serializers and sees texts, which `preSerialization` does not.
 */
export declare function maskFastifyReplies(instance: FastifyApplication, rules: () => ObjectRules): void;
export {};
