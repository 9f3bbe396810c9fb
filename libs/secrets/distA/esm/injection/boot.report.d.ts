import type { SecretSource } from './secret.source.js';
import type { SecretRequest } from './secret.token.js';
import type { WantedSecret } from './wanted.secrets.js';
/**
 * Reads, once and at boot, exactly the secrets that the application wants, and tells all that are missing, failed
 * or invalid in one error. What it has read is what is injected, also later: the value as of the boot.
 */
export declare class BootReport {
    #private;
    constructor(source: SecretSource, scan: () => WantedSecret[]);
    /** Reads what is wanted and was not read yet; rejects with the report when something required is not there. */
    run(): Promise<void>;
    /** The value for one request, as it was at boot; read now where whoever wants it came later. */
    valueFor(request: SecretRequest): Promise<unknown>;
}
