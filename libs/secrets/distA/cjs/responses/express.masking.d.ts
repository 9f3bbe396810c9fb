import type { ObjectRules } from '../masking/index.js';
type Helper = (this: object, ...args: unknown[]) => unknown;
/** The parts of an Express application that are used here. */
export interface ExpressApplication {
    /** The prototype of the responses of this application alone. */
    readonly response: Record<'json' | 'jsonp' | 'send', Helper>;
}
/** Masks what handlers with `@Res()`, middleware and users' filters answer through the helpers of Express. */
export declare function maskExpressResponses(app: ExpressApplication, rules: () => ObjectRules): void;
export {};
