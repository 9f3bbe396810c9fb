import type { LoggerService } from '@nestjs/common';
/** Keeps what this package has to say, each line once; what Nest and the application log is not asked for here. */
export declare class CliLogger implements LoggerService {
    #private;
    readonly lines: Set<string>;
    log(): void;
    error(message: unknown, ...optional: unknown[]): void;
    warn(message: unknown, ...optional: unknown[]): void;
    /** Nothing is kept from now on. */
    close(): void;
}
