"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LIST_UNTIL = void 0;
exports.listUntil = listUntil;
/** Registered, so that two loaded copies of this package agree. */
exports.LIST_UNTIL = Symbol.for('nestjs-secrets.list-until');
/** Lists until the signal ends it, where the provider can be told. */
async function listUntil(provider, prefix, signal) {
    return provider[exports.LIST_UNTIL] === undefined
        ? provider.listSecrets(prefix)
        : provider[exports.LIST_UNTIL](prefix, signal);
}
