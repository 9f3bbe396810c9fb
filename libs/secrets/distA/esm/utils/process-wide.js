/**
 * One value for the whole process, also where this package is loaded twice (as CommonJS beside ESM, or after
 * `jest.resetModules()`): data is shared, never classes.
 */
export function processWide(name, make) {
    const symbol = Symbol.for(`nestjs-secrets.${name}`);
    const holder = globalThis;
    const existing = holder[symbol];
    if (existing !== undefined)
        return existing;
    const made = make();
    Object.defineProperty(globalThis, symbol, { value: made, enumerable: false });
    return made;
}
