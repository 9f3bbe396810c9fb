import { isSecretsError, type SecretsErrorCode } from '../../errors/secrets.errors.js';
import { inParallel } from '../../utils/in-parallel.js';
import type { SecretValue } from '../secrets-provider.interface.js';
import { itemsOfPages, type Page } from './answer.pages.js';
import type { NamedSecret } from './aws.requests.js';
import { groupsOf } from './groups-of.js';
import { isSameSecret } from './secret-id.js';

/** AWS takes so many ids in one call. */
const BATCH_IDS = 20;
/** Batches under way at once: all of them share one deadline, and AWS takes a hundred in a second. */
const AT_ONCE = 4;

type AskBatch = (ids: string[], nextToken: string | undefined) => Promise<Page<NamedSecret>>;

/**
 * Reads secrets by twenties. What AWS refuses, lacks, forgets or keeps as bytes is left out, to be read singly;
 * for a store that does not answer at all each key gets the error, since single reads would fare no better.
 */
export class BatchReader {
  #denied = false;

  /** After a refresh the batch call may be tried again. */
  reset(): void {
    this.#denied = false;
  }

  async read(idOfKey: ReadonlyMap<string, string>, ask: AskBatch): Promise<Map<string, SecretValue | Error>> {
    const answers = new Map<string, SecretValue | Error>();
    const ids = [...new Set(idOfKey.values())];
    const answer = async (group: string[]): Promise<void> => {
      if (this.#denied) return;
      const outcome = await this.#readGroup(group, ask);
      for (const [key, id] of idOfKey) {
        if (!group.includes(id)) continue;
        const said = outcome instanceof Error ? outcome : valueOf(id, outcome);
        if (said) answers.set(key, said);
      }
    };
    const [first, ...others] = groupsOf(BATCH_IDS, ids);
    // The first one alone: where AWS refuses batches, that is one call.
    if (first) await answer(first);
    await inParallel(AT_ONCE, others, answer);
    return answers;
  }

  async #readGroup(ids: string[], ask: AskBatch): Promise<NamedSecret[] | Error> {
    const found: NamedSecret[] = [];
    try {
      for await (const secret of itemsOfPages((token) => ask(ids, token))) found.push(secret);
    } catch (error) {
      const code: SecretsErrorCode | undefined = isSecretsError(error) ? error.code : undefined;
      // One missing grant denies the whole call, and one impossible name spoils it: single reads tell which.
      if (code === 'DENIED') this.#denied = true;
      if (code !== 'DENIED' && code !== 'INVALID') return error as Error;
    }
    return found;
  }
}

function valueOf(id: string, found: readonly NamedSecret[]): SecretValue | undefined {
  const secret = found.find(({ name, arn }) => isSameSecret(id, name, arn));
  if (!secret || typeof secret.content !== 'string') return undefined;
  return { value: secret.content, ...(secret.versionId !== undefined && { versionId: secret.versionId }) };
}
