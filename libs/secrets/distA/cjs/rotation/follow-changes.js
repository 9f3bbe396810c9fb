"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.followChanges = followChanges;
const in_batches_js_1 = require("../utils/in-batches.js");
/** Secrets that are read anew at once. */
const AT_ONCE = 8;
/**
 * From now on, when a provider tells of changes, reads what somebody has read before, so that listeners and references
 * learn of a new value without a reader.
 */
function followChanges(parts) {
    parts.reader.chain.follow((link, keys) => void readAnew(link, keys && new Set(keys), parts));
}
async function readAnew(link, keys, { reader, changes, refs }) {
    const order = reader.chain.names;
    // What an earlier link gives is no matter of this one; what a later one gives, this one may have now.
    const affected = [...changes.seen()].filter(([key, { provider }]) => (keys?.has(key) ?? true) && order.indexOf(provider) >= order.indexOf(link.name));
    await (0, in_batches_js_1.inBatches)(AT_ONCE, affected, async ([key, { form, provider }]) => {
        if (reader.chain.isClosed)
            return;
        // Trouble is told by the link, and met by whoever reads the key.
        const answer = await link.read(key, form, 'background').catch(() => undefined);
        // Whether another link takes over is for the chain to say.
        if (answer?.kind !== 'value' && provider === link.name)
            await reader.chain.resolve(key, form, 'background').catch(() => undefined);
        refs.look(key);
    });
}
