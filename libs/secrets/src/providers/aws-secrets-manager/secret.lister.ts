import { groupsOf } from './groups-of.js';
import { itemsOfPages, type Page } from './answer.pages.js';
import type { ListedSecret } from './aws.requests.js';
import { isSameSecret, nameFilterOf, type SecretIds } from './secret-id.js';

/** AWS takes so many values in one filter. */
const FILTER_VALUES = 10;

type AskPage = (names: string[], nextToken: string | undefined) => Promise<Page<ListedSecret>>;

/** The keys under `prefix` whose secrets are in AWS, unsorted: those of the prefix and those of the option `names`. */
export async function listKeys(ids: SecretIds, prefix: string, askPage: AskPage): Promise<Set<string>> {
  const named = [...ids.names].filter(([key]) => key.startsWith(prefix));
  const start = ids.prefix + prefix;
  const filters = [...new Set([start, ...named.map(([, id]) => nameFilterOf(id))])].filter(
    (filter) => filter === start || !filter.startsWith(start),
  );
  const keys = new Set<string>();
  for await (const secret of listed(filters, askPage)) {
    if (secret.deleted || typeof secret.name !== 'string') continue;
    const key = secret.name.slice(ids.prefix.length);
    if (secret.name.startsWith(start) && key !== '' && !ids.names.has(key)) keys.add(key);
    for (const [name, id] of named) {
      if (isSameSecret(id, secret.name, secret.arn)) keys.add(name);
    }
  }
  return keys;
}

async function* listed(filters: string[], askPage: AskPage): AsyncGenerator<ListedSecret> {
  for (const values of filterGroups(filters)) yield* itemsOfPages((token) => askPage(values, token));
}

/** An empty filter means everything, and a leading `!` would mean all other secrets: then nothing is filtered by AWS. */
function filterGroups(filters: string[]): string[][] {
  if (filters.some((filter) => filter === '' || filter.startsWith('!'))) return [[]];
  return groupsOf(FILTER_VALUES, filters);
}
