import type { ObjectRules } from '../masking/index.js';
import { maskBody } from './body.masker.js';

type Helper = (this: object, ...args: unknown[]) => unknown;

/** The parts of an Express application that are used here. */
export interface ExpressApplication {
  /** The prototype of the responses of this application alone. */
  readonly response: Record<'json' | 'jsonp' | 'send', Helper>;
}

/** Masks what handlers with `@Res()`, middleware and users' filters answer through the helpers of Express. */
export function maskExpressResponses(app: ExpressApplication, rules: () => ObjectRules): void {
  for (const name of ['json', 'jsonp', 'send'] as const) {
    const helper = app.response[name];
    app.response[name] = function (...args) {
      // Without an argument stays so: `send()` and `send(undefined)` are told apart by some middleware.
      if (args.length > 0) args[0] = maskBody(args[0], this, rules());
      return helper.apply(this, args);
    };
  }
}
