import type { AwsSecretsManagerClient } from './aws-secrets-manager.options.js';
import type { AwsCommand } from './sdk.loader.js';
/**
 * Sends a command so that the signal ends it whatever the server does. The SDK obeys the signal until the headers
 * are there; a body that stalls or drips after that is destroyed here, which frees its socket as well.
 *
 * @param onSent is called when the credentials are there and the request leaves, at each attempt.
 */
export declare function sendCommand(client: AwsSecretsManagerClient, command: AwsCommand, signal: AbortSignal, onSent: () => void): Promise<unknown>;
