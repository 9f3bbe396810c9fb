import type { EnvFile } from './env-file.reader.js';
/** Tells of values that dotenv cuts short, once for each file until others are: whoever listens late is told too. */
export declare class EnvFileNotices {
    #private;
    read({ file, cut }: EnvFile): void;
    listen(listener: (notice: string) => void): () => void;
}
