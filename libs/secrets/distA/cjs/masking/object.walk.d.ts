import type { FieldName } from './field.names.js';
/** The rules as the walk needs them. */
export interface WalkRules {
    isSecret(key: string): boolean;
    maskText(text: string): string;
    readonly leaveInstances: boolean;
    /** The result is printed by `util.inspect`, which sees more than JSON does. */
    readonly inspected: boolean;
}
/**
 * One walk over a value: copies only what it changes, and what leads there. Each step returns what takes the place
 * of a node, or `undefined` where it stays: what hides something is never `undefined`.
 */
export declare class ObjectWalk {
    #private;
    readonly rules: WalkRules;
    constructor(rules: WalkRules);
    mask(root: unknown): unknown;
    visit(node: unknown, under?: FieldName): unknown;
    /** What takes the place of the value under a key: the mask when the key says so. */
    field(key: string, child: unknown): unknown;
    text(text: string): string | undefined;
    list(node: readonly unknown[], under?: FieldName): unknown[] | undefined;
    /** Own enumerable fields, names included; the copy keeps the class. */
    record(node: object, under?: FieldName): object | undefined;
}
