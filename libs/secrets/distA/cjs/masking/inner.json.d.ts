/** JSON inside of the strings of a JSON text, at any depth. Asked from left to right. */
export declare class InnerJson {
    #private;
    constructor(text: string);
    /** The quote that a string needs at a place inside of a string; none where that string is no JSON. */
    quoteAt(place: number): string;
}
