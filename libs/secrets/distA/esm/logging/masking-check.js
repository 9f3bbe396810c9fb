import { isBranded } from './masking-brand.js';
import { isMaskedPino } from './pino-hooks.js';
/** Says whether a logger masks what it prints: one of ours, or nestjs-pino's with `withSecretMasking`. */
export function isMaskingLogger(logger) {
    if (isBranded(logger))
        return true;
    // The logger of nestjs-pino holds a PinoLogger, and that one the logger of pino.
    const holder = logger?.logger;
    return isMaskedPino(holder?.logger) || isMaskedPino(logger);
}
