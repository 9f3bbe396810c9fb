import { type SecretsError } from '../../errors/secrets.errors.js';
/** The name of this link in logs and errors. */
export declare const PROVIDER = "mounted-files";
/** True for the error of a file, or a directory, that is not there. */
export declare function isAbsent(error: unknown): boolean;
/** Something that is there, but no secret. */
export declare function brokenFile(path: string, trouble: string, wrongKind?: boolean): SecretsError;
/** What the system's refusal to read comes to; an error of this package stays as it is. */
export declare function unreadableFile(path: string, error: unknown): SecretsError;
export declare function unwatchable(directory: string, error: unknown): SecretsError;
