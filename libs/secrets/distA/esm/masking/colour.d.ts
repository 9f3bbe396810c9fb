/** What a terminal shows a text in colour with, as it is and as JSON writes it. */
export declare const COLOUR: string;
/** Steps back over a colour that ends at `end`, reading back no further than `floor`. */
export declare function beforeColour(text: string, end: number, floor?: number): number;
