import type { KeyReport, KeyState } from './key.report.js';
/** What `doctor` found; `--json` prints it as it is. */
export interface DoctorReport {
    /** The links in the order in which they are asked. */
    readonly chain: readonly string[];
    /** The region of AWS Secrets Manager; `null` where it is not asked, or by a client of the application's own. */
    readonly region: string | null;
    readonly keys: readonly KeyReport[];
    /** How many keys are in which state; those that are missing and need not be there are `optional`. */
    readonly summary: Readonly<Record<KeyState | 'optional', number>>;
    readonly exitCode: number;
}
/** Whether a key is missing that nobody needs. */
export declare function isLeftOut({ state, optional }: KeyReport): boolean;
/** Sums up. With `strict`, a key that is answered in spite of trouble counts as trouble too. */
export declare function summarise(chain: readonly string[], region: string | null, keys: readonly KeyReport[], strict: boolean): DoctorReport;
