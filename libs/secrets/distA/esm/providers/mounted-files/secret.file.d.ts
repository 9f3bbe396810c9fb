/** What a file holds, and when it was written. */
export interface SecretFile {
    readonly bytes: Buffer;
    readonly writtenAt: Date;
}
/**
 * Reads a file; `undefined` where there is none.
 *
 * @param directory is what a link must not lead out of; without one it may lead anywhere.
 */
export declare function readSecretFile(path: string, directory?: string): Promise<SecretFile | undefined>;
