// The message of a link's error may hold a secret, so it is never repeated. The links of this package write
// messages that hold none, and say so here.
const VOUCHES = new WeakMap();
/** Marks an error whose message was written by this package: it may be shown. */
export function vouched(error, vouch = {}) {
    VOUCHES.set(error, { clause: error.message, wrongKind: false, ...vouch });
    return error;
}
export function vouchOf(error) {
    return typeof error === 'object' && error !== null ? VOUCHES.get(error) : undefined;
}
