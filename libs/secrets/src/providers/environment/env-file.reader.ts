import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { type EnvEntries, parseEnvText } from './env-file.parser.js';

/** A `.env` file that was read. */
export interface EnvFile extends EnvEntries {
  readonly file: string;
}

/** Reads a `.env` file; there are no variables where there is no such file. `process.env` is not touched. */
export function readEnvFile(path: string): EnvFile {
  const file = resolve(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { file, ...parseEnvText('') };
    throw unusable(
      file,
      code === 'EISDIR' ? 'it is a directory' : `it cannot be read (${code ?? 'unknown'})`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unusable(file, 'it is not UTF-8');
  }
  return { file, ...parseEnvText(text) };
}

/** Whether a line of a `.env` file can give this variable a value. */
export function isWritable(variable: string): boolean {
  return parseEnvText(`${variable}=`).variables.has(variable);
}

function unusable(file: string, why: string): SecretInvalidError {
  return vouched(
    new SecretInvalidError(`The file ${JSON.stringify(file)} cannot be used as .env: ${why}`, {
      provider: 'environment',
    }),
  );
}
