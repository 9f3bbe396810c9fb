/** Registered, so that two loaded copies of this package agree. */
export const LIST_UNTIL = Symbol.for('nestjs-secrets.list-until');
/** Lists until the signal ends it, where the provider can be told. */
export async function listUntil(provider, prefix, signal) {
    return provider[LIST_UNTIL] === undefined
        ? provider.listSecrets(prefix)
        : provider[LIST_UNTIL](prefix, signal);
}
