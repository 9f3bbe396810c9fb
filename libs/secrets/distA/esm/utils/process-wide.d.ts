/**
 * One value for the whole process, also where this package is loaded twice (as CommonJS beside ESM, or after
 * `jest.resetModules()`): data is shared, never classes.
 */
export declare function processWide<T extends object>(name: string, make: () => T): T;
