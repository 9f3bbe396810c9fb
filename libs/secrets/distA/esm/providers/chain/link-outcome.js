/** A refusal is an answer. A link that is not set up is spared too: looking for credentials takes its time. */
export function isOutage(outcome) {
    return outcome.kind === 'failed' && outcome.failure.trouble !== 'hard';
}
