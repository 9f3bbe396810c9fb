/** Who is told of changes, and of why they are not noticed. */
export interface DirectoryListener {
    changed(): void;
    failed(error: Error): void;
}
/**
 * Watches directories while somebody listens. The directory, not the file: a watch on a file stays with the one that a
 * swap has put away.
 */
export declare class DirectoryWatch {
    #private;
    /** Returns what takes the listener away; with the last one all watching ends. */
    listen(listener: DirectoryListener): () => void;
    /**
     * Called before each read, so that a directory that was not there, or could not be watched, is tried again.
     *
     * @param name is the only file of the directory that matters to the caller.
     */
    ensure(directory: string, name?: string): void;
}
