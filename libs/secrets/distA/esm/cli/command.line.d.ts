export type Print = (text: string) => void;
/** Runs a command; resolves to the exit code. What is printed never holds a secret. */
export declare function run(argv: readonly string[], print: Print): Promise<number>;
