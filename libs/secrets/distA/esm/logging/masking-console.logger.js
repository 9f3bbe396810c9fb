import { ConsoleLogger } from '@nestjs/common';
import { maskLogArguments } from './log-arguments.js';
import { MASKING_BRAND } from './masking-brand.js';
/**
 * Nest's console logger, with secrets masked by key, value and format. Takes the same options.
 *
 * @example
 * const app = await NestFactory.create(AppModule, { logger: new MaskingConsoleLogger({ json: true }) });
 */
export class MaskingConsoleLogger extends ConsoleLogger {
    get [MASKING_BRAND]() {
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
// As many as before: Nest reads the number of arguments too.
function masked(args) {
    return maskLogArguments(args);
}
