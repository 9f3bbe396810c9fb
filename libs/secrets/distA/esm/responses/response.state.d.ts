import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';
/** What the stages of one response tell each other. */
interface ResponseState {
    /** From the interceptor, the only stage that knows the handler. */
    skip?: SecretMaskingSkip;
    /** The last masked body, so that the next stage does not walk it again. */
    masked?: unknown;
}
/** Kept by the Node response: Fastify wraps the same one in a second reply when a middleware throws. */
export declare function responseState(response: object): ResponseState;
export {};
