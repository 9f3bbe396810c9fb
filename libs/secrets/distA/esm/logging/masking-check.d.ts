/** Says whether a logger masks what it prints: one of ours, or nestjs-pino's with `withSecretMasking`. */
export declare function isMaskingLogger(logger: unknown): boolean;
