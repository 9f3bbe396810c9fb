import { Logger } from '@nestjs/common';
import { maskLogger } from './mask-logger.js';
import { isMaskingLogger } from './masking-check.js';
/** The logger that Nest and every `new Logger()` print through; `undefined` when logging is off. */
export function nestLogger() {
    return Logger.staticInstanceRef;
}
/**
 * Makes the logger that Nest uses now a masking one, whichever it is. To be called again once the application
 * has been given its own: `NestFactory.create(…, { logger })` and testing modules set theirs late.
 */
export function wrapNestLogger() {
    const current = nestLogger();
    if (current && !isMaskingLogger(current))
        Logger.overrideLogger(maskLogger(current));
}
/** Whether nothing that Nest prints now goes past masking; asked once the application may have set its logger. */
export function nestLoggerMasks() {
    const current = nestLogger();
    return current === undefined || isMaskingLogger(current);
}
