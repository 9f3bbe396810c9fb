"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withSecretMasking = withSecretMasking;
const pino_hooks_js_1 = require("../logging/pino-hooks.js");
/**
 * Parameters for nestjs-pino with which every line is masked as the last step before it is written, whatever
 * `params` hold: options, a stream, both, a transport, or a `logger` of your own, which then masks by itself.
 *
 * @example
 * LoggerModule.forRoot(withSecretMasking({ pinoHttp: { level: 'debug' } }))
 */
function withSecretMasking(params = {}) {
    return { ...params, pinoHttp: masked(params.pinoHttp) };
}
function masked(pinoHttp = {}) {
    if (Array.isArray(pinoHttp))
        return [maskedOptions(pinoHttp[0]), pinoHttp[1]];
    if (isStream(pinoHttp))
        return [maskedOptions({}), pinoHttp];
    return maskedOptions(pinoHttp);
}
function maskedOptions(options) {
    // pino-http makes a child of the logger, and of the options only what a child can have: no hooks.
    const { logger, hooks } = (options ?? {});
    if (logger)
        (0, pino_hooks_js_1.maskPinoLogger)(logger);
    return { ...options, hooks: { ...hooks, streamWrite: (0, pino_hooks_js_1.maskingStreamWrite)(hooks?.streamWrite) } };
}
function isStream(candidate) {
    return 'write' in candidate && typeof candidate.write === 'function';
}
