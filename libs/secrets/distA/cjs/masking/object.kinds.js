"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskInstance = maskInstance;
exports.isRecord = isRecord;
exports.maskSymbols = maskSymbols;
const node_util_1 = require("node:util");
const object_copy_js_1 = require("./object.copy.js");
/** What takes the place of an object that is more than its fields, or may be; `undefined`: it stays. */
function maskInstance(node, walk, isPlain) {
    const replaced = maskKind(node, walk);
    return replaced === undefined && walk.rules.inspected ? maskPrinted(node, walk, isPlain) : replaced;
}
function maskKind(node, walk) {
    if (isOpaque(node))
        return undefined;
    if (node_util_1.types.isNativeError(node) || node instanceof Error)
        return maskError(node, walk);
    if (node_util_1.types.isMap(node))
        return maskMap(node, walk);
    if (node_util_1.types.isSet(node))
        return maskSet(node, walk);
    if (node_util_1.types.isUint8Array(node))
        return maskBytes(node, walk);
    if (isFieldList(node))
        return maskFields(node, walk);
    if (node_util_1.types.isBoxedPrimitive(node))
        return walk.visit(node.valueOf());
    const { toJSON } = node;
    if (typeof toJSON !== 'function')
        return maskFieldsOf(node, walk);
    const copy = walk.rules.inspected ? maskFieldsOf(node, walk) : undefined;
    return copy ?? maskSerialized(node, toJSON, walk);
}
function maskFieldsOf(node, walk) {
    return Array.isArray(node) ? walk.list(node) : walk.record(node);
}
/**
 * Whether an object is nothing but its fields; so are the others of its class then. A class that is made of one of
 * the engine's is not asked: `Object.create(Map.prototype)` is a record, other instances of `Map` are not.
 */
function isRecord(node) {
    const isMade = classesOf(node).every((made) => typeof made === 'function' && !isNative(made));
    const isKind = isFieldList(node) || node_util_1.types.isNativeError(node) || node_util_1.types.isMap(node) || node_util_1.types.isSet(node);
    return isMade && !isKind && !node_util_1.types.isUint8Array(node) && !node_util_1.types.isBoxedPrimitive(node) && !isOpaque(node);
}
/** Without `Object`, which comes last. */
function classesOf(node) {
    const classes = [];
    let prototype = Object.getPrototypeOf(node);
    for (let next; prototype !== null; prototype = next) {
        next = Object.getPrototypeOf(prototype);
        if (next !== null)
            classes.push(prototype.constructor);
    }
    return classes;
}
function isNative(made) {
    return Function.prototype.toString.call(made).includes('[native code]');
}
/** Kinds whose content neither JSON nor a walk can see, or that hold no text. */
function isOpaque(node) {
    return (node_util_1.types.isDate(node) ||
        node_util_1.types.isRegExp(node) ||
        node_util_1.types.isPromise(node) ||
        node_util_1.types.isWeakMap(node) ||
        node_util_1.types.isWeakSet(node) ||
        (ArrayBuffer.isView(node) && !node_util_1.types.isUint8Array(node)) ||
        node_util_1.types.isAnyArrayBuffer(node));
}
/** What JSON will ask for; an instance that gives nothing away stays what it is. */
function maskSerialized(node, toJSON, walk) {
    const json = toJSON.call(node, '');
    return json === node ? maskFieldsOf(node, walk) : walk.visit(json);
}
/** Containers such as `Headers`, and classes that print themselves, show what no field holds. */
function maskPrinted(node, walk, isPlain) {
    if ((isPlain || Object.keys(node).length > 0) && !(node_util_1.inspect.custom in node))
        return undefined;
    return walk.text((0, node_util_1.inspect)(node));
}
/**
 * A copy that is a real error, of the same class: others print as `Error {}`. Message, stack, cause, errors and
 * own fields are masked.
 */
function maskError(error, walk) {
    const fields = error;
    const masked = new Map();
    let isChanged = false;
    for (const key of new Set([...Reflect.ownKeys(error), 'message', 'stack', 'name'])) {
        const value = fields[key];
        const replaced = typeof key === 'string' ? walk.field(key, value) : walk.visit(value);
        masked.set(key, replaced ?? value);
        isChanged ||= replaced !== undefined;
    }
    if (!isChanged)
        return maskErrorJson(error, walk);
    const copy = new Error();
    Object.setPrototypeOf(copy, Object.getPrototypeOf(error));
    for (const [key, value] of masked) {
        const own = Object.getOwnPropertyDescriptor(error, key);
        const inherited = own === undefined && Object.is(value, copy[key]);
        if (inherited)
            continue;
        const enumerable = own?.enumerable ?? false;
        Object.defineProperty(copy, key, { value, writable: true, enumerable, configurable: true });
    }
    return copy;
}
/** Some errors serialize what is in none of their fields. */
function maskErrorJson(error, walk) {
    const { toJSON } = error;
    if (typeof toJSON !== 'function')
        return undefined;
    const json = toJSON.call(error, '');
    return json === error ? undefined : walk.visit(json);
}
function maskMap(map, walk) {
    const copy = new Map();
    let isChanged = false;
    for (const [key, value] of map) {
        const safeKey = walk.visit(key);
        const safe = typeof key === 'string' ? walk.field(key, value) : walk.visit(value);
        isChanged ||= safeKey !== undefined || safe !== undefined;
        copy.set(safeKey ?? key, safe ?? value);
    }
    return isChanged ? ofSameClass(copy, map) : undefined;
}
function maskSet(set, walk) {
    const copy = new Set();
    let isChanged = false;
    for (const item of set) {
        const safe = walk.visit(item);
        isChanged ||= safe !== undefined;
        copy.add(safe ?? item);
    }
    return isChanged ? ofSameClass(copy, set) : undefined;
}
/** `Headers`, `URLSearchParams`, `FormData`: their fields are in none of their own. */
function maskFields(fields, walk) {
    const masked = [];
    let isChanged = false;
    for (const [name, value] of fields) {
        const safeName = walk.text(name);
        const safe = walk.field(name, value);
        isChanged ||= safeName !== undefined || safe !== undefined;
        masked.push([safeName ?? name, safe ?? value]);
    }
    if (!isChanged)
        return undefined;
    const copy = new fields.constructor();
    for (const [name, value] of masked)
        copy.append(name, value);
    return copy;
}
/** Recognised by what they call themselves: a package may bring a class of its own. */
function isFieldList(node) {
    const kind = Object.prototype.toString.call(node);
    return kind === '[object Headers]' || kind === '[object URLSearchParams]' || kind === '[object FormData]';
}
/** Bytes are read as text, in which the secrets are found. */
function maskBytes(bytes, walk) {
    const masked = walk.text(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
    if (masked === undefined)
        return undefined;
    return Buffer.isBuffer(bytes) ? Buffer.from(masked) : new TextEncoder().encode(masked);
}
function ofSameClass(copy, original) {
    return Object.setPrototypeOf(copy, Object.getPrototypeOf(original));
}
/** Fields that `util.inspect` prints and JSON does not; into the copy that there is, or a new one. */
function maskSymbols(node, symbols, copy, walk) {
    const fields = node;
    let result = copy;
    for (const symbol of symbols) {
        if (!Object.prototype.propertyIsEnumerable.call(node, symbol))
            continue;
        const child = fields[symbol];
        const masked = walk.field(symbol.description ?? '', child);
        if (masked === undefined && result === undefined)
            continue;
        (0, object_copy_js_1.put)((result ??= (0, object_copy_js_1.copyUpTo)(fields)), symbol, masked ?? child);
    }
    return result;
}
