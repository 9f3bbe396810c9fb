import type { LoggerService } from '@nestjs/common';
/** The logger that Nest and every `new Logger()` print through; `undefined` when logging is off. */
export declare function nestLogger(): LoggerService | undefined;
/**
 * Makes the logger that Nest uses now a masking one, whichever it is. To be called again once the application
 * has been given its own: `NestFactory.create(…, { logger })` and testing modules set theirs late.
 */
export declare function wrapNestLogger(): void;
/** Whether nothing that Nest prints now goes past masking; asked once the application may have set its logger. */
export declare function nestLoggerMasks(): boolean;
