"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FileVersions = void 0;
const node_crypto_1 = require("node:crypto");
const bounded_map_js_1 = require("../../cache/bounded-map.js");
const MOST_FILES = 1000;
/**
 * Gives each content of a file a version: when it was written, and how many contents have been seen there. Kubernetes
 * writes all files of a secret anew when one of them changes, so a file with the same bytes keeps its version.
 */
class FileVersions {
    /** Of this process alone, so that a digest tells nobody else anything; it is no part of a version. */
    #key = (0, node_crypto_1.randomBytes)(32);
    #seen = new bounded_map_js_1.BoundedMap(MOST_FILES);
    versionOf(path, { bytes, writtenAt }) {
        const digest = (0, node_crypto_1.createHmac)('sha256', this.#key).update(bytes).digest('base64');
        const seen = this.#seen.get(path);
        if (seen?.digest === digest)
            return seen.versionId;
        const contents = (seen?.contents ?? 0) + 1;
        const versionId = `${writtenAt.toISOString()}.${contents}`;
        this.#seen.set(path, { digest, contents, versionId });
        return versionId;
    }
}
exports.FileVersions = FileVersions;
