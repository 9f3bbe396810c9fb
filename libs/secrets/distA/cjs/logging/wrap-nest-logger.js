"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.nestLogger = nestLogger;
exports.wrapNestLogger = wrapNestLogger;
exports.nestLoggerMasks = nestLoggerMasks;
const common_1 = require("@nestjs/common");
const mask_logger_js_1 = require("./mask-logger.js");
const masking_check_js_1 = require("./masking-check.js");
/** The logger that Nest and every `new Logger()` print through; `undefined` when logging is off. */
function nestLogger() {
    return common_1.Logger.staticInstanceRef;
}
/**
 * Makes the logger that Nest uses now a masking one, whichever it is. To be called again once the application
 * has been given its own: `NestFactory.create(…, { logger })` and testing modules set theirs late.
 */
function wrapNestLogger() {
    const current = nestLogger();
    if (current && !(0, masking_check_js_1.isMaskingLogger)(current))
        common_1.Logger.overrideLogger((0, mask_logger_js_1.maskLogger)(current));
}
/** Whether nothing that Nest prints now goes past masking; asked once the application may have set its logger. */
function nestLoggerMasks() {
    const current = nestLogger();
    return current === undefined || (0, masking_check_js_1.isMaskingLogger)(current);
}
