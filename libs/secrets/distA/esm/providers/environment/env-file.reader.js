import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
/** Stands for a `#` that begins no comment; a character that is in no file by accident. */
const MARK = '\u{F8D5}';
/** Reads a `.env` file; there are no variables where there is no such file. `process.env` is not touched. */
export function readEnvFile(path) {
    const file = resolve(path);
    let bytes;
    try {
        bytes = readFileSync(file);
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
    const variables = new Map(Object.entries(parse(text)));
    return { file, variables, cut: text.includes('#') ? cutAtHash(text, variables) : [] };
}
/** Whether a line of a `.env` file can give this variable a value. */
export function isWritable(variable) {
    return Object.hasOwn(parse(`${variable}=`), variable);
}
/**
 * dotenv itself tells where it sees a comment: a value that grows when each `#` within a word is another character
 * was cut there. A comment after a space is meant as one.
 */
function cutAtHash(text, variables) {
    return Object.entries(parse(text.replace(/(?<=\S)#/g, MARK)))
        .filter(([name, whole]) => whole.startsWith(`${variables.get(name) ?? ''}${MARK}`))
        .map(([name]) => name);
}
function unusable(file, why) {
    return vouched(new SecretInvalidError(`The file ${JSON.stringify(file)} cannot be used as .env: ${why}`, {
        provider: 'environment',
    }));
}
