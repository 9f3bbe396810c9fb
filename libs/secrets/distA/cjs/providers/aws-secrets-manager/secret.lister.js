"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listKeys = listKeys;
const in_batches_js_1 = require("../../utils/in-batches.js");
const answer_pages_js_1 = require("./answer.pages.js");
const secret_id_js_1 = require("./secret-id.js");
/** AWS takes so many values in one filter. */
const FILTER_VALUES = 10;
/** The keys under `prefix` whose secrets are in AWS, unsorted: those of the prefix and those of the option `names`. */
async function listKeys(ids, prefix, askPage) {
    const named = [...ids.names].filter(([key]) => key.startsWith(prefix));
    const start = ids.prefix + prefix;
    const filters = [...new Set([start, ...named.map(([, id]) => (0, secret_id_js_1.nameFilterOf)(id))])].filter((filter) => filter === start || !filter.startsWith(start));
    const keys = new Set();
    for await (const secret of listed(filters, askPage)) {
        if (secret.deleted || typeof secret.name !== 'string')
            continue;
        const key = secret.name.slice(ids.prefix.length);
        if (secret.name.startsWith(start) && key !== '' && !ids.names.has(key))
            keys.add(key);
        for (const [name, id] of named) {
            if ((0, secret_id_js_1.isSameSecret)(id, secret.name, secret.arn))
                keys.add(name);
        }
    }
    return keys;
}
async function* listed(filters, askPage) {
    for (const values of filterGroups(filters))
        yield* (0, answer_pages_js_1.itemsOfPages)((token) => askPage(values, token));
}
/** An empty filter means everything, and a leading `!` would mean all other secrets: then nothing is filtered by AWS. */
function filterGroups(filters) {
    if (filters.some((filter) => filter === '' || filter.startsWith('!')))
        return [[]];
    return (0, in_batches_js_1.groupsOf)(FILTER_VALUES, filters);
}
