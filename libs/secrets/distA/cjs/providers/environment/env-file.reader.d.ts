/** The variables of a `.env` file, and the names of those whose value dotenv cuts short. */
export interface EnvFile {
    readonly file: string;
    readonly variables: ReadonlyMap<string, string>;
    readonly cut: readonly string[];
}
/** Reads a `.env` file; there are no variables where there is no such file. `process.env` is not touched. */
export declare function readEnvFile(path: string): EnvFile;
/** Whether a line of a `.env` file can give this variable a value. */
export declare function isWritable(variable: string): boolean;
