"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BatchReader = void 0;
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const in_batches_js_1 = require("../../utils/in-batches.js");
const answer_pages_js_1 = require("./answer.pages.js");
const secret_id_js_1 = require("./secret-id.js");
/** AWS takes so many ids in one call. */
const BATCH_IDS = 20;
/** Batches under way at once: all of them share one deadline, and AWS takes a hundred in a second. */
const AT_ONCE = 4;
/**
 * Reads secrets by twenties. What AWS refuses, lacks, forgets or keeps as bytes is left out, to be read singly;
 * for a store that does not answer at all each key gets the error, since single reads would fare no better.
 */
class BatchReader {
    #denied = false;
    /** After a refresh the batch call may be tried again. */
    reset() {
        this.#denied = false;
    }
    async read(idOfKey, ask) {
        const answers = new Map();
        const ids = [...new Set(idOfKey.values())];
        const answer = async (group) => {
            if (this.#denied)
                return;
            const outcome = await this.#readGroup(group, ask);
            for (const [key, id] of idOfKey) {
                if (!group.includes(id))
                    continue;
                const said = outcome instanceof Error ? outcome : valueOf(id, outcome);
                if (said)
                    answers.set(key, said);
            }
        };
        const [first, ...others] = (0, in_batches_js_1.groupsOf)(BATCH_IDS, ids);
        // The first one alone: where AWS refuses batches, that is one call.
        if (first)
            await answer(first);
        await (0, in_batches_js_1.inBatches)(AT_ONCE, others, answer);
        return answers;
    }
    async #readGroup(ids, ask) {
        const found = [];
        try {
            for await (const secret of (0, answer_pages_js_1.itemsOfPages)((token) => ask(ids, token)))
                found.push(secret);
        }
        catch (error) {
            const code = (0, secrets_errors_js_1.isSecretsError)(error) ? error.code : undefined;
            // One missing grant denies the whole call, and one impossible name spoils it: single reads tell which.
            if (code === 'DENIED')
                this.#denied = true;
            if (code !== 'DENIED' && code !== 'INVALID')
                return error;
        }
        return found;
    }
}
exports.BatchReader = BatchReader;
function valueOf(id, found) {
    const secret = found.find(({ name, arn }) => (0, secret_id_js_1.isSameSecret)(id, name, arn));
    if (!secret || typeof secret.content !== 'string')
        return undefined;
    return { value: secret.content, ...(secret.versionId !== undefined && { versionId: secret.versionId }) };
}
