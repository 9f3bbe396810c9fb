import type { SecretValue } from '../secrets-provider.interface.js';
import { type Page } from './answer.pages.js';
import type { NamedSecret } from './aws.requests.js';
type AskBatch = (ids: string[], nextToken: string | undefined) => Promise<Page<NamedSecret>>;
/**
 * Reads secrets by twenties. What AWS refuses, lacks, forgets or keeps as bytes is left out, to be read singly;
 * for a store that does not answer at all each key gets the error, since single reads would fare no better.
 */
export declare class BatchReader {
    #private;
    /** After a refresh the batch call may be tried again. */
    reset(): void;
    read(idOfKey: ReadonlyMap<string, string>, ask: AskBatch): Promise<Map<string, SecretValue | Error>>;
}
export {};
