/** The rules for response bodies of an application, from its masking options. */
export function responseRules(scope) {
    return { ...scope.rules.responses, scope };
}
/** The rules that are left when a handler skips some. */
export function rulesBeside(skip, rules) {
    if (!skip)
        return rules;
    if (skip.fields !== 'all')
        return { ...rules, letThrough: skip.fields };
    return { ...rules, keys: false, values: rules.values && !skip.values };
}
