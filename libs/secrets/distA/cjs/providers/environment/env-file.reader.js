"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readEnvFile = readEnvFile;
exports.isWritable = isWritable;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const dotenv_1 = require("dotenv");
const secrets_errors_js_1 = require("../../errors/secrets.errors.js");
const vouched_errors_js_1 = require("../../errors/vouched-errors.js");
/** Stands for a `#` that begins no comment; a character that is in no file by accident. */
const MARK = '\u{F8D5}';
/** Reads a `.env` file; there are no variables where there is no such file. `process.env` is not touched. */
function readEnvFile(path) {
    const file = (0, node_path_1.resolve)(path);
    let bytes;
    try {
        bytes = (0, node_fs_1.readFileSync)(file);
    }
    catch (error) {
        const code = error.code;
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { file, variables: new Map(), cut: [] };
        throw unusable(file, code === 'EISDIR' ? 'it is a directory' : `it cannot be read (${code ?? 'unknown'})`);
    }
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw unusable(file, 'it is not UTF-8');
    }
    const variables = new Map(Object.entries((0, dotenv_1.parse)(text)));
    return { file, variables, cut: text.includes('#') ? cutAtHash(text, variables) : [] };
}
/** Whether a line of a `.env` file can give this variable a value. */
function isWritable(variable) {
    return Object.hasOwn((0, dotenv_1.parse)(`${variable}=`), variable);
}
/**
 * dotenv itself tells where it sees a comment: a value that grows when each `#` within a word is another character
 * was cut there. A comment after a space is meant as one.
 */
function cutAtHash(text, variables) {
    return Object.entries((0, dotenv_1.parse)(text.replace(/(?<=\S)#/g, MARK)))
        .filter(([name, whole]) => whole.startsWith(`${variables.get(name) ?? ''}${MARK}`))
        .map(([name]) => name);
}
function unusable(file, why) {
    return (0, vouched_errors_js_1.vouched)(new secrets_errors_js_1.SecretInvalidError(`The file ${JSON.stringify(file)} cannot be used as .env: ${why}`, {
        provider: 'environment',
    }));
}
