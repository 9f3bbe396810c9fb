import { ConsoleLogger } from '@nestjs/common';
import { MASKING_BRAND } from './masking-brand.js';
/**
 * Nest's console logger, with secrets masked by key, value and format. Takes the same options.
 *
 * @example
 * const app = await NestFactory.create(AppModule, { logger: new MaskingConsoleLogger({ json: true }) });
 */
export declare class MaskingConsoleLogger extends ConsoleLogger {
    get [MASKING_BRAND](): true;
    log(...args: [message: unknown, ...optionalParams: unknown[]]): void;
    error(...args: [message: unknown, ...optionalParams: unknown[]]): void;
    warn(...args: [message: unknown, ...optionalParams: unknown[]]): void;
    debug(...args: [message: unknown, ...optionalParams: unknown[]]): void;
    verbose(...args: [message: unknown, ...optionalParams: unknown[]]): void;
    fatal(...args: [message: unknown, ...optionalParams: unknown[]]): void;
}
