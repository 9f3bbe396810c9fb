/** The names that the file of a key may have, in the order in which they are tried. */
export declare function fileNames(key: string, relaxed: boolean): string[];
/** The variables that may name the file of a key, in the order in which they are tried. */
export declare function fileVariables(key: string, relaxed: boolean): string[];
