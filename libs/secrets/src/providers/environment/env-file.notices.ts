import { showKey } from '../../keys/secret-key.js';
import type { EnvFile } from './env-file.reader.js';

const MOST_NAMED = 10;

/** Tells of values that dotenv cuts short, once for each file until others are: whoever listens late is told too. */
export class EnvFileNotices {
  readonly #listeners = new Set<(notice: string) => void>();
  readonly #ofFile = new Map<string, string>();

  read({ file, cut }: EnvFile): void {
    if (cut.size === 0) return void this.#ofFile.delete(file);
    const names = [...cut].slice(0, MOST_NAMED).map(showKey).join(', ');
    const more = cut.size > MOST_NAMED ? ` and ${cut.size - MOST_NAMED} more` : '';
    // No colon right after a name: masking would take what follows for its value.
    const notice = `An unquoted # in the file ${JSON.stringify(file)} ends the value of ${names}${more}, as dotenv has it; put a value that holds a # in quotes`;
    if (this.#ofFile.get(file) === notice) return;
    this.#ofFile.set(file, notice);
    for (const listener of this.#listeners) listener(notice);
  }

  listen(listener: (notice: string) => void): () => void {
    this.#listeners.add(listener);
    for (const notice of this.#ofFile.values()) listener(notice);
    return () => void this.#listeners.delete(listener);
  }
}
