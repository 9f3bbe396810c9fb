/** What an option accepts. Everything that is wrong is said as `name takes …; got …`. */
export interface OptionRule {
    /** What it takes, in words. */
    readonly takes: string;
    readonly accepts: (value: unknown) => boolean;
    /** Whether only the kind of what was given is shown: it may be, or hold, a secret. */
    readonly conceals?: (value: unknown) => boolean;
    /** The options within; others are none. */
    readonly fields?: OptionRules;
    /** For the items of a list, or the members of an object. */
    readonly each?: OptionRule;
    /** What else can be wrong, in a sentence; asked about what is accepted. */
    readonly check?: (value: never, name: string) => string | undefined;
}
export type OptionRules = Readonly<Record<string, OptionRule>>;
/** All that is wrong with an option and within it; an option that is not given is right. */
export declare function optionProblems(name: string, value: unknown, rule: OptionRule, inside?: string): string[];
/** What was given, as far as it may be shown. */
export declare function showOption(value: unknown): string;
export declare const BOOLEAN: OptionRule;
export declare const TEXT: OptionRule;
/** One path or several. */
export declare const PATHS: OptionRule;
/** A list, each item of which has a rule of its own. */
export declare function listOf(takes: string, each: OptionRule): OptionRule;
/** An object of options. */
export declare function optionsOf(fields: OptionRules, more?: Partial<OptionRule>): OptionRule;
