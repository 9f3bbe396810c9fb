"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isMaskingLogger = isMaskingLogger;
const masking_brand_js_1 = require("./masking-brand.js");
const pino_hooks_js_1 = require("./pino-hooks.js");
/** Says whether a logger masks what it prints: one of ours, or nestjs-pino's with `withSecretMasking`. */
function isMaskingLogger(logger) {
    if ((0, masking_brand_js_1.isBranded)(logger))
        return true;
    // The logger of nestjs-pino holds a PinoLogger, and that one the logger of pino.
    const holder = logger?.logger;
    return (0, pino_hooks_js_1.isMaskedPino)(holder?.logger) || (0, pino_hooks_js_1.isMaskedPino)(logger);
}
