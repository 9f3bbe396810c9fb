import { type Page } from './answer.pages.js';
import type { ListedSecret } from './aws.requests.js';
import { type SecretIds } from './secret-id.js';
type AskPage = (names: string[], nextToken: string | undefined) => Promise<Page<ListedSecret>>;
/** The keys under `prefix` whose secrets are in AWS, unsorted: those of the prefix and those of the option `names`. */
export declare function listKeys(ids: SecretIds, prefix: string, askPage: AskPage): Promise<Set<string>>;
export {};
