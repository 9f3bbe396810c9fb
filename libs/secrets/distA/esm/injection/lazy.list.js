/**
 * An array whose items are made when Nest reads them, which is after every file has been loaded and every
 * decorator has run: so the order of imports does not matter.
 */
export function lazyList(make) {
    const list = [];
    Object.defineProperty(list, Symbol.iterator, { value: () => make()[Symbol.iterator]() });
    return list;
}
