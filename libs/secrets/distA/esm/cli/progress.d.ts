/** Tells on stderr what is waited for: a spinner on a terminal, a plain line elsewhere. */
export interface Progress {
    say(text: string): void;
    done(): void;
}
export declare function startProgress(stream?: NodeJS.WriteStream): Progress;
