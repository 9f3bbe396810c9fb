import type { SecretFile } from './secret.file.js';
/**
 * Gives each content of a file a version: when it was written, and how many contents have been seen there. Kubernetes
 * writes all files of a secret anew when one of them changes, so a file with the same bytes keeps its version.
 */
export declare class FileVersions {
    #private;
    versionOf(path: string, { bytes, writtenAt }: SecretFile): string;
}
