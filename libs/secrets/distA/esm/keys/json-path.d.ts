/** What stands under `path` in a parsed secret: the exact own key first, then dots; `undefined` if nothing does. */
export declare function nodeAt(root: unknown, path: string): unknown;
/** A node as a text secret: a string as it is, numbers and booleans as text, objects as JSON, `null` is missing. */
export declare function nodeToText(node: unknown): string | undefined;
