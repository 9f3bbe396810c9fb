/**
 * An array whose items are made when Nest reads them, which is after every file has been loaded and every
 * decorator has run: so the order of imports does not matter.
 */
export declare function lazyList<T>(make: () => T[]): T[];
