/** What a sticky expression matches right at a place. */
export function matchAt(expression, text, at) {
    expression.lastIndex = at;
    return expression.exec(text);
}
