import { maskBody } from './body.masker.js';
/** Masks what handlers with `@Res()`, middleware and users' filters answer through the helpers of Express. */
export function maskExpressResponses(app, rules) {
    for (const name of ['json', 'jsonp', 'send']) {
        const helper = app.response[name];
        app.response[name] = function (...args) {
            // Without an argument stays so: `send()` and `send(undefined)` are told apart by some middleware.
            if (args.length > 0)
                args[0] = maskBody(args[0], this, rules());
            return helper.apply(this, args);
        };
    }
}
