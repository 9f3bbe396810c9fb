import { processWide } from './process-wide.js';
const copies = processWide('copies', () => ({ formats: new Set() }));
copies.formats.add(typeof require === 'function' ? 'CommonJS' : 'ESM');
/**
 * What to say when this package was loaded as CommonJS and as ESM: tokens and masking are shared, but a class such
 * as `SecretsService` exists twice, and Nest does not find one by the other.
 */
export function loadedTwice() {
    if (copies.formats.size < 2)
        return undefined;
    return (`nestjs-secrets is loaded ${copies.formats.size} times in this process, as ${[...copies.formats].sort().join(' and as ')}: ` +
        'its classes exist once in each, and Nest does not find SecretsService by the other one. ' +
        'Load it in one way only, in every package that uses it.');
}
