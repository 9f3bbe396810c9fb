"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.copyUpTo = copyUpTo;
exports.put = put;
/** A copy of the same class with the fields that come before one, or with all. */
function copyUpTo(fields, stop) {
    const copy = Object.create(Object.getPrototypeOf(fields));
    for (const key of Object.keys(fields)) {
        if (key === stop)
            break;
        put(copy, key, fields[key]);
    }
    return copy;
}
/** Adds a field: no setter runs, and `__proto__` is a field as any other. */
function put(target, key, value) {
    if (key in target) {
        Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    }
    else {
        // Several times faster.
        target[key] = value;
    }
}
