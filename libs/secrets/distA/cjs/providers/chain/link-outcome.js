"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isOutage = isOutage;
/** A refusal is an answer. A link that is not set up is spared too: looking for credentials takes its time. */
function isOutage(outcome) {
    return outcome.kind === 'failed' && outcome.failure.trouble !== 'hard';
}
