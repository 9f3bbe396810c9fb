"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskingStreamWrite = maskingStreamWrite;
exports.maskPinoLogger = maskPinoLogger;
exports.isMaskedPino = isMaskedPino;
const index_js_1 = require("../masking/index.js");
const masking_brand_js_1 = require("./masking-brand.js");
/** Where a pino logger keeps its hooks; the same in every supported version. */
const PINO_HOOKS = Symbol.for('pino.hooks');
/** Masks after the user's own hook, whose additions are masked too. */
function maskingStreamWrite(own) {
    if (own && (0, masking_brand_js_1.isBranded)(own))
        return own;
    const streamWrite = (line) => {
        const written = own ? own(line) : line;
        return typeof written === 'string' ? (0, index_js_1.maskLogText)(written) : written;
    };
    return Object.defineProperty(streamWrite, masking_brand_js_1.MASKING_BRAND, { value: true });
}
/** Makes an existing pino logger mask, and with it the children it has and will have. */
function maskPinoLogger(logger) {
    const hooks = logger[PINO_HOOKS];
    if (hooks && !(0, masking_brand_js_1.isBranded)(hooks.streamWrite)) {
        logger[PINO_HOOKS] = { ...hooks, streamWrite: maskingStreamWrite(hooks.streamWrite) };
    }
}
/** Says whether something is a pino logger that masks. */
function isMaskedPino(logger) {
    return (0, masking_brand_js_1.isBranded)(logger?.[PINO_HOOKS]?.streamWrite);
}
