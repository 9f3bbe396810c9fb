/** The end of what begins as PEM at `from`: its last line, or as much of it as there is in a text that was cut. */
export declare function endOfPem(text: string, from: number): number;
/** Puts `mask` where private keys stand. */
export declare function maskPrivateKeys(text: string, mask: string): string;
