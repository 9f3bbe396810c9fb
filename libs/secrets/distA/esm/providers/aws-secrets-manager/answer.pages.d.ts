/** One page of an answer, and what asks for the next. */
export interface Page<T> {
    readonly items: readonly T[];
    readonly nextToken: string | undefined;
}
/**
 * The items of all pages; an empty one may have a token, too. A token that was there already would lead round in a
 * circle for ever, so it ends the answer.
 */
export declare function itemsOfPages<T>(ask: (token: string | undefined) => Promise<Page<T>>): AsyncGenerator<T>;
