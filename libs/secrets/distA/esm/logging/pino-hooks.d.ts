/** What pino calls with the finished line, also for child loggers. */
export type StreamWrite = (line: string) => string;
/** Masks after the user's own hook, whose additions are masked too. */
export declare function maskingStreamWrite(own?: StreamWrite): StreamWrite;
/** Makes an existing pino logger mask, and with it the children it has and will have. */
export declare function maskPinoLogger(logger: object): void;
/** Says whether something is a pino logger that masks. */
export declare function isMaskedPino(logger: unknown): boolean;
