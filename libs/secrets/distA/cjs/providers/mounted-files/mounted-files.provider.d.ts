import type { SecretsProvider, SecretValue } from '../secrets-provider.interface.js';
import type { MountedFilesOptions } from './mounted-files.options.js';
/**
 * Reads secrets that are mounted as files: of Docker, of Kubernetes, and those that variables such as
 * `DB_PASSWORD_FILE` name. Changes are noticed by watching the directories. A wrong option throws
 * `SecretsUnconfiguredError`.
 *
 * @example
 * SecretsModule.forRoot({ chain: [new MountedFilesSecretsProvider(), new EnvironmentSecretsProvider()] })
 */
export declare class MountedFilesSecretsProvider implements SecretsProvider {
    #private;
    readonly name = "mounted-files";
    constructor(options?: MountedFilesOptions);
    /** The text of the file without one newline at its end. A `SecretInvalidError` when it is not UTF-8. */
    getSecret(key: string): Promise<SecretValue | undefined>;
    /** The bytes of the file as they are. */
    getSecretBinary(key: string): Promise<Uint8Array | undefined>;
    /** The names of the files, but for hidden ones; of variables only those that a prefix asks for. */
    listSecrets(prefix: string): Promise<string[]>;
    /** Nothing is remembered. */
    refresh(): Promise<void>;
    watch(onChange: () => void, onTrouble?: (error: Error) => void): () => void;
}
