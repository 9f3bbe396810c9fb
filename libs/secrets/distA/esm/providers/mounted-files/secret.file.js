import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { brokenFile, isAbsent, unreadableFile } from './file.errors.js';
/** Bytes that a secret may have: what Kubernetes allows, and twice what Docker does. */
const MOST_BYTES = 1024 * 1024;
/** How often a link is looked up whose target goes away meanwhile. */
const TRIES = 3;
// What is no file, such as a pipe, must not be waited for. (Windows has no such flag.)
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/**
 * Reads a file; `undefined` where there is none.
 *
 * @param directory is what a link must not lead out of; without one it may lead anywhere.
 */
export async function readSecretFile(path, directory) {
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
        handle = await open(path, READ);
        const stat = await handle.stat();
        if (!stat.isFile())
            throw brokenFile(path, stat.isDirectory() ? 'is a directory' : 'is no regular file');
        if (directory !== undefined && !(await isWithin(path, directory))) {
            throw brokenFile(path, 'is a link that leads out of its directory');
        }
        // By what is read, not by the size that the system tells: a file may grow, and one of /proc has none.
        const chunks = await handle.createReadStream({ end: MOST_BYTES, autoClose: false }).toArray();
        const bytes = Buffer.concat(chunks);
        if (bytes.length > MOST_BYTES)
            throw brokenFile(path, `has more than ${MOST_BYTES} bytes`);
        return { bytes, writtenAt: stat.mtime };
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw unreadableFile(path, error);
    }
    finally {
        await handle?.close();
    }
}
async function isWithin(path, directory) {
    const [file, root] = await Promise.all([realpath(path), realpath(directory)]);
    return file.startsWith(root.endsWith(sep) ? root : root + sep);
}
async function isLink(path) {
    return lstat(path).then((stat) => stat.isSymbolicLink(), () => false);
}
