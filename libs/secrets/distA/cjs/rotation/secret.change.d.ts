/** A secret that is not what it was. It holds no value: whoever needs it reads it. */
export interface SecretChange {
    readonly key: string;
    /** The link that gives the new value. */
    readonly provider: string;
    readonly versionId: string | undefined;
    readonly previousVersionId: string | undefined;
    /** When the change was seen. */
    readonly at: Date;
}
/** Called with each change; what it throws is logged, and stops neither the other listeners nor the process. */
export type SecretChangeListener = (change: SecretChange) => void | Promise<void>;
