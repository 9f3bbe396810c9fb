/** Gathers what is wrong with the set-up, so that one boot tells all of it. */
export declare class SettingProblems {
    #private;
    add(name: string, got: unknown, takes: string): void;
    say(line: string): void;
    throwIfAny(): void;
}
