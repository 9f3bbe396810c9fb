"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.environmentSpelling = environmentSpelling;
/** Variables of the platform, which no spelling of a secret's key may reach by accident. */
const PLATFORM = /^(?:AWS|NODE|NPM_CONFIG)_/;
/** `prod/api-key` as `PROD_API_KEY`; `undefined` where that would name a variable of the platform. */
function environmentSpelling(key, prefix) {
    const name = prefix + key.replace(/[^\p{L}\p{N}]+/gu, '_').toUpperCase();
    return PLATFORM.test(name) ? undefined : name;
}
