"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.errorFacts = errorFacts;
exports.describeFacts = describeFacts;
const TOKEN = /^[A-Za-z0-9_.:\-/]{1,80}$/;
/** Reads class name, code and request id of anything that was thrown; never throws itself. */
function errorFacts(thrown) {
    return {
        className: tokenAt(thrown, 'name') ?? tokenAt(thrown, 'constructor', 'name') ?? typeof thrown,
        code: tokenAt(thrown, 'code') ?? tokenAt(thrown, 'errno'),
        requestId: tokenAt(thrown, '$metadata', 'requestId'),
    };
}
/** The facts as text: `AccessDeniedException, request 1f3a…`. */
function describeFacts(facts) {
    const code = facts.code !== undefined && facts.code !== facts.className ? ` ${facts.code}` : '';
    return `${facts.className}${code}${facts.requestId === undefined ? '' : `, request ${facts.requestId}`}`;
}
// Only what looks like a name or a code gets through; a getter or a proxy may throw or lie.
function tokenAt(thrown, ...path) {
    try {
        let value = thrown;
        for (const step of path) {
            if ((typeof value !== 'object' && typeof value !== 'function') || value === null)
                return undefined;
            value = value[step];
        }
        const text = typeof value === 'number' ? String(value) : value;
        return typeof text === 'string' && TOKEN.test(text) ? text : undefined;
    }
    catch {
        return undefined;
    }
}
