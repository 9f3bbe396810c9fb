"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CACHE_DEFAULTS = void 0;
exports.toCachePolicy = toCachePolicy;
exports.CACHE_DEFAULTS = { ttl: 3600, staleIfError: 1800, negativeTtl: 30, maxEntries: 1000 };
function toCachePolicy(options = {}) {
    const { ttl, staleIfError, negativeTtl, maxEntries } = { ...exports.CACHE_DEFAULTS, ...withoutUndefined(options) };
    return {
        ttl: ttl * 1000,
        staleIfError: staleIfError * 1000,
        // Without a cache nothing is remembered, not even that there was nothing.
        negativeTtl: ttl === 0 ? 0 : negativeTtl * 1000,
        maxEntries,
    };
}
function withoutUndefined(options) {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
