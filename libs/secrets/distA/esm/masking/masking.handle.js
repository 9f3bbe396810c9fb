import { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import { maskLine } from './text.masker.js';
import { ValueRegistry } from './value.registry.js';
const HANDLE = Symbol.for('nestjs-secrets.masking');
/** The handle of this process, made by the first copy that asks. */
export function sharedMasking() {
    return (own ??= existing() ?? publish(createHandle()));
}
let own;
/** A handle over a memory of its own; nothing of that memory can be reached from it. */
export function createHandle() {
    const values = new ValueRegistry();
    const added = new Set();
    const maskValues = (text) => values.mask(text);
    let rules = { keyRule: new KeyRule(), formats: true, maskValues };
    const combine = () => {
        const all = [...added];
        const formats = all.length === 0 || all.some((one) => one.formats);
        rules = { keyRule: new KeyRule(all.flatMap(({ keys }) => keys)), formats, maskValues };
    };
    const mask = (text, as) => {
        if (as === 'values')
            return values.mask(text);
        if (as === 'line')
            return maskLine(text, rules);
        return rules.keyRule.isSecret(text, as === 'key') ? MASK : text;
    };
    const register = (item) => {
        if (typeof item === 'string')
            return values.add(item);
        const copy = { keys: [...item.keys], formats: item.formats };
        added.add(copy);
        combine();
        return () => {
            if (added.delete(copy))
                combine();
        };
    };
    return Object.freeze({ mask: Object.freeze(mask), register: Object.freeze(register) });
}
function existing() {
    const found = globalThis[HANDLE];
    return typeof found?.mask === 'function' && typeof found.register === 'function'
        ? found
        : undefined;
}
function publish(handle) {
    // A foreign thing under the name cannot be replaced when it is fixed; masking then works for this copy alone.
    Reflect.defineProperty(globalThis, HANDLE, { value: handle, enumerable: false, writable: false });
    return handle;
}
