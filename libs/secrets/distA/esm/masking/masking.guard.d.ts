/** Masks a text, or withholds it where that fails: a line of JSON gives another, anything else a placeholder. */
export declare function guarded(text: string, mask: (text: string) => string): string;
/** Asks a rule about a key; one that fails is taken to say yes, so that the value is withheld. */
export declare function guardedRule(ask: () => boolean): boolean;
/** The same for a line of a log, where a text that nobody could read is not worth the time either. */
export declare function guardedLine(line: string, mask: (line: string) => string): string;
/** Once in a process. */
export declare function reportOnce(reason: string, detail?: string): void;
