"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sendCommand = sendCommand;
const foreign_error_js_1 = require("../../errors/foreign-error.js");
/**
 * Sends a command so that the signal ends it whatever the server does. The SDK obeys the signal until the headers
 * are there; a body that stalls or drips after that is destroyed here, which frees its socket as well.
 *
 * @param onSent is called when the credentials are there and the request leaves, at each attempt.
 */
async function sendCommand(client, command, signal, onSent) {
    let body;
    const destroyBody = () => body?.destroy(new Error('aborted'));
    const captureBody = (next) => async (args) => {
        onSent();
        const result = await next(args);
        const received = (0, foreign_error_js_1.read)(result.response, 'body');
        body = isBody(received) ? received : undefined;
        // Whoever collects the body may not listen yet, and an error without a listener ends the process.
        body?.on('error', () => { });
        if (signal.aborted)
            destroyBody();
        return result;
    };
    // The lowest priority is next to the transport: the body is captured before the SDK begins to collect it.
    command.middlewareStack?.add(captureBody, {
        step: 'deserialize',
        priority: 'low',
        name: 'nestjsSecretsBody',
    });
    signal.addEventListener('abort', destroyBody, { once: true });
    try {
        return await client.send(command, { abortSignal: signal });
    }
    finally {
        signal.removeEventListener('abort', destroyBody);
    }
}
function isBody(value) {
    return typeof (0, foreign_error_js_1.read)(value, 'on') === 'function' && typeof (0, foreign_error_js_1.read)(value, 'destroy') === 'function';
}
