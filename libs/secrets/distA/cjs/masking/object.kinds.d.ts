import type { ObjectWalk } from './object.walk.js';
/** What takes the place of an object that is more than its fields, or may be; `undefined`: it stays. */
export declare function maskInstance(node: object, walk: ObjectWalk, isPlain: boolean): unknown;
/**
 * Whether an object is nothing but its fields; so are the others of its class then. A class that is made of one of
 * the engine's is not asked: `Object.create(Map.prototype)` is a record, other instances of `Map` are not.
 */
export declare function isRecord(node: object): boolean;
/** Fields that `util.inspect` prints and JSON does not; into the copy that there is, or a new one. */
export declare function maskSymbols(node: object, symbols: readonly symbol[], copy: object | undefined, walk: ObjectWalk): object | undefined;
