import type { SecretsLog } from '../providers/chain/link-health.js';
import type { LinkValue, Patience, SecretObserver } from '../providers/chain/secret.link.js';
import type { ChainReader } from './chain.reader.js';
import type { SchemaChecks } from '../schema/schema.checks.js';
import type { MissingSummary } from './missing.summary.js';
import type { ReadOutcome } from './read-outcome.js';
export interface SecretReaderParts {
    readonly chain: ChainReader;
    readonly observe: SecretObserver;
    readonly output: SecretsLog;
    readonly missing: MissingSummary;
    readonly schema: SchemaChecks | undefined;
    /** Called at the end, for what the reader shares with others: the masking of its secrets. */
    readonly release: () => void;
}
/** Reads a key, with its path, in the form that the caller wants. */
export declare class SecretReader {
    #private;
    readonly chain: ChainReader;
    constructor(parts: SecretReaderParts);
    text(key: string, patience?: Patience): Promise<ReadOutcome<string>>;
    json(key: string, patience?: Patience): Promise<ReadOutcome<unknown>>;
    binary(key: string): Promise<ReadOutcome<Uint8Array>>;
    prefetch(keys: readonly string[]): Promise<void>;
    refresh(key: string): Promise<void>;
    /** What is known of the secret that a key is in, in the form of a text: `key#path` is cut out of it. */
    ofBase(key: string, known: (base: string) => LinkValue | undefined): string | undefined;
    onClose(callback: () => void): void;
    close(): void;
}
