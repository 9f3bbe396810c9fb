"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.lazyList = lazyList;
/**
 * An array whose items are made when Nest reads them, which is after every file has been loaded and every
 * decorator has run: so the order of imports does not matter.
 */
function lazyList(make) {
    const list = [];
    Object.defineProperty(list, Symbol.iterator, { value: () => make()[Symbol.iterator]() });
    return list;
}
