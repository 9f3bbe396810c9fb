/** What ends a key whose value is secret, words joined. */
export declare const SECRET_ENDINGS: ReadonlySet<string>;
/** The token family: log lines hide it, response bodies do not, since login and paging endpoints return it. */
export declare const TOKEN_ENDINGS: ReadonlySet<string>;
/** `tokens` after one of these is a count. */
export declare const COUNTED_TOKENS: ReadonlySet<string>;
