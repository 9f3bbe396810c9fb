import { type AbortableListing, LIST_UNTIL } from '../abortable-listing.js';
import type { SecretsProvider, SecretsProviderContext, SecretValue } from '../secrets-provider.interface.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
import { type CallForecast, POSSIBLE_CALLS, type PossibleCall, type StoreUse } from './possible-calls.js';
/**
 * Secrets of AWS Secrets Manager. Nothing is loaded or asked before the first read; a wrong option throws
 * `SecretsUnconfiguredError` at once.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new AwsSecretsManagerProvider({ region: 'eu-central-1' })] })
 */
export declare class AwsSecretsManagerProvider implements SecretsProvider, AbortableListing, CallForecast {
    #private;
    readonly name = "aws-secrets-manager";
    /** The region that is asked; `undefined` for a client of the user, which has its own. */
    readonly region: string | undefined;
    /** Seconds that a read has; `undefined` where none were given. */
    readonly timeout: number | undefined;
    /** Present with the option `batch` only. */
    readonly getSecrets?: (keys: string[], context?: SecretsProviderContext) => Promise<Map<string, SecretValue | Error>>;
    /** Present with the option `rotationDates` only. */
    readonly watch?: SecretsProvider['watch'];
    constructor(options?: AwsSecretsManagerOptions);
    getSecret(key: string, context?: SecretsProviderContext): Promise<SecretValue | undefined>;
    getSecretBinary(key: string, context?: SecretsProviderContext): Promise<Uint8Array | undefined>;
    listSecrets(prefix: string): Promise<string[]>;
    /** Each page has the time of a read, since an account may have any number of secrets. */
    [LIST_UNTIL](prefix: string, until?: AbortSignal): Promise<string[]>;
    refresh(): Promise<void>;
    /** @internal What a policy must allow, as the options have it. */
    [POSSIBLE_CALLS](use: StoreUse): PossibleCall[];
}
