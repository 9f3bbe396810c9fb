import type { SecretsLog } from '../providers/chain/link-health.js';
import type { ReadOutcome } from '../reading/read-outcome.js';
import type { SecretSchema } from './secret.schema.js';
/** Puts what was read to its validator. Keys that the schema does not have are let through. */
export declare class SchemaChecks {
    #private;
    constructor(schema: SecretSchema, output: SecretsLog);
    has(key: string): boolean;
    text(key: string, reading: Promise<ReadOutcome<string>>): Promise<ReadOutcome<string>>;
    json(key: string, reading: Promise<ReadOutcome<unknown>>): Promise<ReadOutcome<unknown>>;
}
