import { guarded, guardedLine, guardedRule } from './masking.guard.js';
import { sharedMasking } from './masking.handle.js';
import { MASK } from './mask.constants.js';
import { ObjectWalk } from './object.walk.js';
/**
 * A masked copy of what must be masked, the same reference where nothing must. Never throws, and never changes
 * what it is given: what cannot be read is replaced.
 */
export function maskObject(value, rules) {
    if (!rules.keys && !rules.values && !rules.lines)
        return value;
    const walk = new ObjectWalk({
        isSecret: rules.keys ? keyTest(rules) : () => false,
        maskText: textMask(rules),
        leaveInstances: rules.leaveInstances ?? false,
        inspected: rules.lines ?? false,
    });
    return walk.mask(value);
}
function keyTest({ tokens, letThrough, scope, ownKeys }) {
    const shared = sharedMasking();
    const as = tokens ? 'key' : 'key-without-tokens';
    const own = scope?.rules.keyRule;
    const isListed = (key) => (own === undefined ? key !== MASK && shared.mask(key, as) === MASK : own.isSecret(key, tokens)) ||
        ownKeys?.isSecret(key, tokens) === true;
    return (key) => letThrough?.has(key) !== true && guardedRule(() => isListed(key));
}
function textMask({ lines, values }) {
    const shared = sharedMasking();
    if (!lines && !values)
        return (text) => text;
    const guard = lines ? guardedLine : guarded;
    const as = lines ? 'line' : 'values';
    const mask = (text) => shared.mask(text, as);
    return (text) => guard(text, mask);
}
