import { environmentSpelling } from '../environment/environment-spelling.js';
/** The names that the file of a key may have, in the order in which they are tried. */
export function fileNames(key, relaxed) {
    const words = key.split(/[^\p{L}\p{N}]+/u);
    const snake = words.join('_');
    const spellings = relaxed ? [snake.toUpperCase(), snake.toLowerCase(), words.join('-').toLowerCase()] : [];
    return [...new Set([key, ...spellings])].filter(isFileName);
}
/** The variables that may name the file of a key, in the order in which they are tried. */
export function fileVariables(key, relaxed) {
    const spelt = relaxed ? environmentSpelling(key, '') : undefined;
    return [...new Set([key, spelt ?? key])].map((name) => `${name}_FILE`);
}
/** Whether a name stays in its directory and is no entry of Kubernetes' own, which begin with `..`. */
function isFileName(name) {
    // A backslash separates on Windows only, but no secret of Docker or Kubernetes has one.
    return name !== '' && name !== '.' && !name.startsWith('..') && !/[/\\\0]/.test(name);
}
