import { type SecretsError } from '../errors/secrets.errors.js';
/** A secret that the application cannot start without. */
export interface BootProblem {
    readonly key: string;
    readonly error: Error;
    /** The classes and factories that want it. */
    readonly wantedBy: readonly string[];
}
/** One error for a whole boot: every missing, failed or invalid secret with the classes that want it. */
export declare function bootReportError(problems: readonly BootProblem[]): SecretsError;
