"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.maskAdapterLogger = maskAdapterLogger;
const pino_hooks_js_1 = require("./pino-hooks.js");
/**
 * Makes Fastify's own logger mask: Fastify prints requests and errors with it, and nestjs-pino does with
 * `useExisting`. Does nothing on other adapters.
 */
function maskAdapterLogger(host) {
    const adapter = host.httpAdapter;
    if (adapter?.getType() !== 'fastify')
        return;
    const { log } = adapter.getInstance();
    if (log)
        (0, pino_hooks_js_1.maskPinoLogger)(log);
}
