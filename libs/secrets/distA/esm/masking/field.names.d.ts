/** What the name of a field says, found out once in a walk, and the names that were met after it. */
export interface FieldName {
    readonly key: string | undefined;
    /** The name without registered values. */
    readonly text: string;
    readonly isSecret: boolean;
    /** The first name in the object under it, and the one that followed: where records are alike, it does so again. */
    inner: FieldName | undefined;
    next: FieldName | undefined;
}
/** The names of one walk, each decided once. */
export declare class FieldNames {
    #private;
    /** Stands above everything. */
    readonly root: FieldName;
    constructor(decide: (key: string) => {
        readonly text: string;
        readonly isSecret: boolean;
    });
    /** The first name in the object under `name`. */
    first(name: FieldName, key: string): FieldName;
    /** The name that follows in the same object. */
    after(name: FieldName, key: string): FieldName;
}
