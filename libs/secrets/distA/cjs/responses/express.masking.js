"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskExpressResponses = maskExpressResponses;
const body_masker_js_1 = require("./body.masker.js");
/** Masks what handlers with `@Res()`, middleware and users' filters answer through the helpers of Express. */
function maskExpressResponses(app, rules) {
    for (const name of ['json', 'jsonp', 'send']) {
        const helper = app.response[name];
        app.response[name] = function (...args) {
            // Without an argument stays so: `send()` and `send(undefined)` are told apart by some middleware.
            if (args.length > 0)
                args[0] = (0, body_masker_js_1.maskBody)(args[0], this, rules());
            return helper.apply(this, args);
        };
    }
}
