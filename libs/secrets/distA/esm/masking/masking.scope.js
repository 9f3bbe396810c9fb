import { systemClock } from '../utils/clock.js';
import { KeyRule } from './key.rule.js';
import { guardedLine } from './masking.guard.js';
import { sharedMasking } from './masking.handle.js';
import { assertOptions } from '../utils/assert-options.js';
import { MASKING_OPTIONS } from './masking.rules.js';
import { maskObject } from './object.masker.js';
import { SecretMasker } from './secret.masker.js';
import { maskLine } from './text.masker.js';
import { ValueHistory } from './value.history.js';
import { textsToFind } from './value.selection.js';
const LINGER = 60_000;
/** Opens the masking of one application. Throws `SecretsUnconfiguredError` for a wrong option. */
export function openMaskingScope(options = {}, clock = systemClock) {
    assertOptions('masking', options, MASKING_OPTIONS);
    const shared = sharedMasking();
    const rules = rulesOf(options);
    const takeBackRules = shared.register({ keys: options.keys ?? [], formats: rules.formats });
    const excluded = new Set(options.exclude);
    const history = new ValueHistory((value) => shared.register(value), (key, value) => (rules.values ? textsToFind(key, value, rules.keyRule, excluded) : []), clock);
    let isClosed = false;
    return {
        masker: maskerOf(shared, rules, history),
        rules,
        register: (key, value) => history.add(key, value),
        close: () => {
            if (isClosed)
                return;
            isClosed = true;
            clock.schedule(() => {
                history.end();
                takeBackRules();
            }, LINGER);
        },
    };
}
function rulesOf(options) {
    const { interceptor = true, values = true, formats = true } = options;
    const responses = typeof interceptor === 'boolean' ? {} : interceptor;
    const on = interceptor !== false;
    return {
        keyRule: new KeyRule(options.keys),
        values,
        formats,
        responses: {
            keys: on && (responses.keys ?? true),
            values: on && values && (responses.values ?? true),
            tokens: on && (responses.tokens ?? false),
        },
    };
}
function maskerOf(shared, rules, history) {
    const { keyRule, formats, values } = rules;
    const maskValues = (text) => (values ? shared.mask(text, 'values') : text);
    return new SecretMasker({
        mask: (value) => maskObject(value, { keys: true, tokens: true, values, scope: { rules } }),
        maskString: (text) => guardedLine(text, (line) => maskLine(line, { keyRule, formats, maskValues })),
        register: (secret) => history.addForever(secret),
    });
}
