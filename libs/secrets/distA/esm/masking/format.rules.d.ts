interface FormatRule {
    readonly hint: number;
    mask(text: string): string;
}
/**
 * In this order, since one may stand in another. Every quantifier is bounded, and every expression begins at a border:
 * no text makes them slow.
 */
export declare const FORMAT_RULES: readonly FormatRule[];
/** Masks what is known by its form, wherever it stands in a text: of the formats those that are hinted at. */
export declare function maskFormats(text: string, hints: number): string;
export {};
