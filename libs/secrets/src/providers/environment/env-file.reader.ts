import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import { SecretInvalidError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';

/** The variables of a `.env` file, none where there is no such file. `process.env` is not touched. */
export function readEnvFile(path: string): Map<string, string> {
  const file = resolve(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Map();
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
  return new Map(Object.entries(parse(text)));
}

function unusable(file: string, why: string): SecretInvalidError {
  return vouched(
    new SecretInvalidError(`The file ${JSON.stringify(file)} cannot be used as .env: ${why}`, {
      provider: 'environment',
    }),
  );
}
