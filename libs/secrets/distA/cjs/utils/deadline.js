"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withDeadline = withDeadline;
const node_events_1 = require("node:events");
const secrets_errors_js_1 = require("../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../errors/vouched-errors.js");
/**
 * Runs something that has so many milliseconds (`Infinity`: only `parent` ends it), and rejects with a
 * `SecretUnavailableError` when they have passed, whether or not `run` obeys the signal it is given.
 */
function withDeadline(milliseconds, clock, run, parent) {
    return new Promise((resolve, reject) => {
        if (parent?.aborted) {
            reject(reasonOf(parent));
            return;
        }
        const controller = new AbortController();
        // One parent may end any number of calls, and one call may send any number of requests.
        (0, node_events_1.setMaxListeners)(0, controller.signal, ...(parent ? [parent] : []));
        // Somebody awaits the outcome: an unreferenced timer would let the process exit in the middle of a boot.
        const cancelTimer = Number.isFinite(milliseconds)
            ? clock.schedule(() => giveUp(tooLate(milliseconds)), milliseconds, { keepAlive: true })
            : undefined;
        const onParentAbort = () => giveUp(reasonOf(parent));
        parent?.addEventListener('abort', onParentAbort, { once: true });
        const release = () => {
            cancelTimer?.();
            parent?.removeEventListener('abort', onParentAbort);
        };
        const giveUp = (error) => {
            release();
            reject(error);
            controller.abort(error);
        };
        // Both outcomes are handled for good, so that a rejection after the deadline is nobody's unhandled one.
        new Promise((settle) => settle(run(controller.signal))).then((value) => {
            release();
            resolve(value);
        }, (error) => {
            release();
            reject(error);
        });
    });
}
function tooLate(milliseconds) {
    return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretUnavailableError(`no answer within ${milliseconds / 1000} s`));
}
/** The reason of a foreign signal may be anything, so only an error of this package is passed on. */
function reasonOf(signal) {
    const reason = signal?.reason;
    return (0, secrets_errors_js_1.isSecretsError)(reason) ? reason : (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretUnavailableError('the call was aborted'));
}
