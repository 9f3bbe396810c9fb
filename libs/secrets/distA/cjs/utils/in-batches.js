"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.inBatches = inBatches;
exports.groupsOf = groupsOf;
/** Maps in order of arrival with so many calls under way at once; rejects with the first rejection. */
async function inBatches(atOnce, items, work) {
    const results = [];
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index]);
        }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
    return results;
}
/** The same items in lists of so many, the last of which may be shorter. */
function groupsOf(size, items) {
    const groups = [];
    for (let at = 0; at < items.length; at += size)
        groups.push(items.slice(at, at + size));
    return groups;
}
