const states = new WeakMap();
/** Kept by the Node response: Fastify wraps the same one in a second reply when a middleware throws. */
export function responseState(response) {
    const key = response.raw ?? response;
    let state = states.get(key);
    if (!state)
        states.set(key, (state = {}));
    return state;
}
