import type { Clock } from '../../utils/clock.js';
import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
import { type AwsCommand, type AwsSdk } from './sdk.loader.js';
/** Opens the SDK's client at first use, once for all callers, and replaces it when its credentials are spent. */
export declare class AwsConnection {
    #private;
    constructor(options: AwsSecretsManagerOptions, clock: Clock);
    /** Sends a command, a second time through a new client when the credentials have expired. */
    send(command: (sdk: AwsSdk) => AwsCommand, signal: AbortSignal): Promise<unknown>;
}
/** The region of a provider that was given none, as the settings have it. */
export declare function regionOfEnvironment(): string;
