"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.loadedTwice = loadedTwice;
const process_wide_js_1 = require("./process-wide.js");
const copies = (0, process_wide_js_1.processWide)('copies', () => ({ formats: new Set() }));
copies.formats.add(typeof require === 'function' ? 'CommonJS' : 'ESM');
/**
 * What to say when this package was loaded as CommonJS and as ESM: tokens and masking are shared, but a class such
 * as `SecretsService` exists twice, and Nest does not find one by the other.
 */
function loadedTwice() {
    if (copies.formats.size < 2)
        return undefined;
    return (`nestjs-secrets is loaded ${copies.formats.size} times in this process, as ${[...copies.formats].sort().join(' and as ')}: ` +
        'its classes exist once in each, and Nest does not find SecretsService by the other one. ' +
        'Load it in one way only, in every package that uses it.');
}
