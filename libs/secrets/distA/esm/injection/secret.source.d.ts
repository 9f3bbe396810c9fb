import { type SecretRef } from '../rotation/secret.ref.js';
import type { SecretsService } from '../secrets.service.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import type { SecretReader } from '../reading/secret.reader.js';
/** What a boot reads secrets through: the reader of this package, or a stand-in for the service. */
export interface SecretSource {
    /** Reads several keys at once, where that is possible, so that the reads that follow find them. */
    prefetch(keys: readonly string[]): Promise<void>;
    text(key: string): Promise<ReadOutcome<string>>;
    json(key: string): Promise<ReadOutcome<unknown>>;
    /** A reference, whose first value the boot has read. */
    ref(key: string, value: string): SecretRef;
}
/** What is needed of a user's stand-in for `SecretsService`. */
export interface SecretsServiceLike {
    getSecret(key: string): Promise<string | undefined>;
    getSecretJson(key: string): Promise<unknown>;
}
export declare function readerSource(reader: SecretReader, service: Pick<SecretsService, 'ref'>): SecretSource;
/** A stand-in has the two methods that an application uses, so more than those cannot be asked of it. */
export declare function serviceSource(service: SecretsServiceLike): SecretSource;
/** A value that a test put in the place of a secret's token: a text is parsed where JSON is wanted. */
export declare function parseOverride(key: string, value: unknown): unknown;
