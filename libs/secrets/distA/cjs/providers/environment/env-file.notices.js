"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EnvFileNotices = void 0;
const secret_key_js_1 = require("../../keys/secret-key.js");
const MOST_NAMED = 10;
/** Tells of values that dotenv cuts short, once for each file until others are: whoever listens late is told too. */
class EnvFileNotices {
    #listeners = new Set();
    #ofFile = new Map();
    read({ file, cut }) {
        if (cut.length === 0)
            return void this.#ofFile.delete(file);
        const names = cut.slice(0, MOST_NAMED).map(secret_key_js_1.showKey).join(', ');
        const more = cut.length > MOST_NAMED ? ` and ${cut.length - MOST_NAMED} more` : '';
        // No colon right after a name: masking would take what follows for its value.
        const notice = `An unquoted # in the file ${JSON.stringify(file)} ends the value of ${names}${more}, as dotenv has it; put a value that holds a # in quotes`;
        if (this.#ofFile.get(file) === notice)
            return;
        this.#ofFile.set(file, notice);
        for (const listener of this.#listeners)
            listener(notice);
    }
    listen(listener) {
        this.#listeners.add(listener);
        for (const notice of this.#ofFile.values())
            listener(notice);
        return () => void this.#listeners.delete(listener);
    }
}
exports.EnvFileNotices = EnvFileNotices;
