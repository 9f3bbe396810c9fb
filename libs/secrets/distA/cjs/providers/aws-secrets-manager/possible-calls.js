"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.POSSIBLE_CALLS = void 0;
exports.possibleCalls = possibleCalls;
/** Registered, so that a command of another loaded copy of this package can ask, too. */
exports.POSSIBLE_CALLS = Symbol.for('nestjs-secrets.possible-calls');
/**
 * The calls that reading these keys can lead to, whatever is in the store: a key that a bundle answers today is asked
 * by its own name tomorrow, when somebody has taken the field out.
 */
function possibleCalls({ ids, bundles, batch, rotationDates }, { keys, lists }) {
    const own = keys.map((key) => ids.idOf(key)).filter((id) => id !== undefined);
    const asked = keys.some((key) => ids.isPlain(key)) ? [...bundles, ...own] : own;
    const calls = [];
    for (const id of new Set(lists ? [...bundles, ...asked] : asked))
        calls.push({ action: 'GetSecretValue', id });
    if (rotationDates)
        for (const id of new Set(asked))
            calls.push({ action: 'DescribeSecret', id });
    // A key that is alone is read singly.
    if (batch && keys.length > 1 && own.length > 0)
        calls.push({ action: 'BatchGetSecretValue' });
    if (lists)
        calls.push({ action: 'ListSecrets' });
    return calls;
}
