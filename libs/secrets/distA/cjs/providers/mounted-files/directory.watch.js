"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DirectoryWatch = void 0;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const file_errors_js_1 = require("./file.errors.js");
/**
 * Watches directories while somebody listens. The directory, not the file: a watch on a file stays with the one that a
 * swap has put away.
 */
class DirectoryWatch {
    #listeners = new Set();
    #watchers = new Map();
    /** The files that matter in a directory; `undefined` where all do. */
    #names = new Map();
    /** Returns what takes the listener away; with the last one all watching ends. */
    listen(listener) {
        this.#listeners.add(listener);
        return () => {
            this.#listeners.delete(listener);
            if (this.#listeners.size > 0)
                return;
            for (const watcher of this.#watchers.values())
                watcher.close();
            this.#watchers.clear();
        };
    }
    /**
     * Called before each read, so that a directory that was not there, or could not be watched, is tried again.
     *
     * @param name is the only file of the directory that matters to the caller.
     */
    ensure(directory, name) {
        if (name === undefined)
            this.#names.set(directory, undefined);
        else if (!this.#names.has(directory))
            this.#names.set(directory, new Set([name]));
        else
            this.#names.get(directory)?.add(name);
        if (this.#listeners.size > 0 && !this.#watchers.has(directory))
            this.#open(directory);
    }
    #open(directory) {
        try {
            const watcher = (0, node_fs_1.watch)(directory, { persistent: false }, (event, name) => this.#noticed(directory, event, name));
            this.#watchers.set(directory, watcher);
            watcher.on('error', (error) => this.#failed(directory, error));
        }
        catch (error) {
            if (!(0, file_errors_js_1.isAbsent)(error))
                this.#failed(directory, error);
        }
    }
    #noticed(directory, event, name) {
        // Its own name: it was moved or removed, and what is in its place now is another directory.
        const isGone = event === 'rename' && name === (0, node_path_1.basename)(directory);
        if (isGone) {
            this.#close(directory);
            this.#open(directory);
        }
        if (isGone || this.#matters(directory, name))
            for (const listener of this.#listeners)
                listener.changed();
    }
    /** The names that begin with `..` are those of Kubernetes, of which `..data` holds all files. */
    #matters(directory, name) {
        return name === null || name.startsWith('..') || (this.#names.get(directory)?.has(name) ?? true);
    }
    #failed(directory, error) {
        this.#close(directory);
        for (const listener of this.#listeners)
            listener.failed((0, file_errors_js_1.unwatchable)(directory, error));
    }
    #close(directory) {
        this.#watchers.get(directory)?.close();
        this.#watchers.delete(directory);
    }
}
exports.DirectoryWatch = DirectoryWatch;
