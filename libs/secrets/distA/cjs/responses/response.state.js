"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.responseState = responseState;
const states = new WeakMap();
/** Kept by the Node response: Fastify wraps the same one in a second reply when a middleware throws. */
function responseState(response) {
    const key = response.raw ?? response;
    let state = states.get(key);
    if (!state)
        states.set(key, (state = {}));
    return state;
}
