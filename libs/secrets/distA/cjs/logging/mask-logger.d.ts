import type { LoggerService } from '@nestjs/common';
/**
 * A logger that masks what it is called with and leaves the rest to `inner`: its levels, format, optional
 * methods and class. A logger that masks already comes back as it is.
 *
 * @example
 * app.useLogger(maskLogger(new MyLogger()));
 */
export declare function maskLogger(inner: LoggerService): LoggerService;
