import { maskLogText } from '../masking/index.js';
import { isBranded, MASKING_BRAND } from './masking-brand.js';
/** Where a pino logger keeps its hooks; the same in every supported version. */
const PINO_HOOKS = Symbol.for('pino.hooks');
/** Masks after the user's own hook, whose additions are masked too. */
export function maskingStreamWrite(own) {
    if (own && isBranded(own))
        return own;
    const streamWrite = (line) => {
        const written = own ? own(line) : line;
        return typeof written === 'string' ? maskLogText(written) : written;
    };
    return Object.defineProperty(streamWrite, MASKING_BRAND, { value: true });
}
/** Makes an existing pino logger mask, and with it the children it has and will have. */
export function maskPinoLogger(logger) {
    const hooks = logger[PINO_HOOKS];
    if (hooks && !isBranded(hooks.streamWrite)) {
        logger[PINO_HOOKS] = { ...hooks, streamWrite: maskingStreamWrite(hooks.streamWrite) };
    }
}
/** Says whether something is a pino logger that masks. */
export function isMaskedPino(logger) {
    return isBranded(logger?.[PINO_HOOKS]?.streamWrite);
}
