"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.matchAt = matchAt;
/** What a sticky expression matches right at a place. */
function matchAt(expression, text, at) {
    expression.lastIndex = at;
    return expression.exec(text);
}
