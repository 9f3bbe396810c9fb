"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readSecretFile = readSecretFile;
const node_fs_1 = require("node:fs");
const promises_1 = require("node:fs/promises");
const node_path_1 = require("node:path");
const file_errors_js_1 = require("./file.errors.js");
/** Bytes that a secret may have: what Kubernetes allows, and twice what Docker does. */
const MOST_BYTES = 1024 * 1024;
/** How often a link is looked up whose target goes away meanwhile. */
const TRIES = 3;
// What is no file, such as a pipe, must not be waited for. (Windows has no such flag.)
const READ = node_fs_1.constants.O_RDONLY | (node_fs_1.constants.O_NONBLOCK ?? 0);
/**
 * Reads a file; `undefined` where there is none.
 *
 * @param directory is what a link must not lead out of; without one it may lead anywhere.
 */
async function readSecretFile(path, directory) {
    for (let tries = 1;; tries++) {
        const file = await tryToRead(path, directory);
        // A swap of Kubernetes may take the target away between two steps of one look-up: the secret is there still.
        if (file !== undefined || tries === TRIES || !(await isLink(path)))
            return file;
    }
}
async function tryToRead(path, directory) {
    let handle;
    try {
        handle = await (0, promises_1.open)(path, READ);
        const stat = await handle.stat();
        if (!stat.isFile())
            throw (0, file_errors_js_1.brokenFile)(path, stat.isDirectory() ? 'is a directory' : 'is no regular file');
        if (directory !== undefined && !(await isWithin(path, directory))) {
            throw (0, file_errors_js_1.brokenFile)(path, 'is a link that leads out of its directory');
        }
        // By what is read, not by the size that the system tells: a file may grow, and one of /proc has none.
        const chunks = await handle.createReadStream({ end: MOST_BYTES, autoClose: false }).toArray();
        const bytes = Buffer.concat(chunks);
        if (bytes.length > MOST_BYTES)
            throw (0, file_errors_js_1.brokenFile)(path, `has more than ${MOST_BYTES} bytes`);
        return { bytes, writtenAt: stat.mtime };
    }
    catch (error) {
        if ((0, file_errors_js_1.isAbsent)(error))
            return undefined;
        throw (0, file_errors_js_1.unreadableFile)(path, error);
    }
    finally {
        await handle?.close();
    }
}
async function isWithin(path, directory) {
    const [file, root] = await Promise.all([(0, promises_1.realpath)(path), (0, promises_1.realpath)(directory)]);
    return file.startsWith(root.endsWith(node_path_1.sep) ? root : root + node_path_1.sep);
}
async function isLink(path) {
    return (0, promises_1.lstat)(path).then((stat) => stat.isSymbolicLink(), () => false);
}
