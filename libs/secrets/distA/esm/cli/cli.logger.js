import { LOG_CONTEXT } from '../secrets.constants.js';
import { plain } from './plain-text.js';
/** Keeps what this package has to say, each line once; what Nest and the application log is not asked for here. */
export class CliLogger {
    lines = new Set();
    #closed = false;
    log() { }
    error(message, ...optional) {
        this.#keep('error', message, optional);
    }
    warn(message, ...optional) {
        this.#keep('warning', message, optional);
    }
    /** Nothing is kept from now on. */
    close() {
        this.#closed = true;
    }
    #keep(level, message, optional) {
        if (this.#closed || optional.at(-1) !== LOG_CONTEXT)
            return;
        this.lines.add(plain(`${level}: ${String(message)}`));
    }
}
