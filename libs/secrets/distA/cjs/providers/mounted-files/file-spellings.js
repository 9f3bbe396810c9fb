"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.fileNames = fileNames;
exports.fileVariables = fileVariables;
const environment_spelling_js_1 = require("../environment/environment-spelling.js");
/** The names that the file of a key may have, in the order in which they are tried. */
function fileNames(key, relaxed) {
    const words = key.split(/[^\p{L}\p{N}]+/u);
    const snake = words.join('_');
    const spellings = relaxed ? [snake.toUpperCase(), snake.toLowerCase(), words.join('-').toLowerCase()] : [];
    return [...new Set([key, ...spellings])].filter(isFileName);
}
/** The variables that may name the file of a key, in the order in which they are tried. */
function fileVariables(key, relaxed) {
    const spelt = relaxed ? (0, environment_spelling_js_1.environmentSpelling)(key, '') : undefined;
    return [...new Set([key, spelt ?? key])].map((name) => `${name}_FILE`);
}
/** Whether a name stays in its directory and is no entry of Kubernetes' own, which begin with `..`. */
function isFileName(name) {
    // A backslash separates on Windows only, but no secret of Docker or Kubernetes has one.
    return name !== '' && name !== '.' && !name.startsWith('..') && !/[/\\\0]/.test(name);
}
