"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MaskingConsoleLogger = void 0;
const common_1 = require("@nestjs/common");
const log_arguments_js_1 = require("./log-arguments.js");
const masking_brand_js_1 = require("./masking-brand.js");
/**
 * Nest's console logger, with secrets masked by key, value and format. Takes the same options.
 *
 * @example
 * const app = await NestFactory.create(AppModule, { logger: new MaskingConsoleLogger({ json: true }) });
 */
class MaskingConsoleLogger extends common_1.ConsoleLogger {
    get [masking_brand_js_1.MASKING_BRAND]() {
        return true;
    }
    log(...args) {
        if (this.isLevelEnabled('log'))
            super.log(...masked(args));
    }
    error(...args) {
        if (this.isLevelEnabled('error'))
            super.error(...masked(args));
    }
    warn(...args) {
        if (this.isLevelEnabled('warn'))
            super.warn(...masked(args));
    }
    debug(...args) {
        if (this.isLevelEnabled('debug'))
            super.debug(...masked(args));
    }
    verbose(...args) {
        if (this.isLevelEnabled('verbose'))
            super.verbose(...masked(args));
    }
    fatal(...args) {
        if (this.isLevelEnabled('fatal'))
            super.fatal(...masked(args));
    }
}
exports.MaskingConsoleLogger = MaskingConsoleLogger;
// As many as before: Nest reads the number of arguments too.
function masked(args) {
    return (0, log_arguments_js_1.maskLogArguments)(args);
}
