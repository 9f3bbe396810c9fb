import { processWide } from './process-wide.js';

declare const require: unknown;

const copies = processWide<{ readonly formats: Set<string> }>('copies', () => ({ formats: new Set() }));
copies.formats.add(typeof require === 'function' ? 'CommonJS' : 'ESM');

/** In which formats this package was loaded so far: of another one there is another copy of each class. */
export const LOADED_FORMATS: ReadonlySet<string> = copies.formats;
