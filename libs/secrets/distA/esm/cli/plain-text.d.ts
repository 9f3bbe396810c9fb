/** A text of somebody else on one line of a terminal: what could move the cursor or turn the line around is replaced. */
export declare function plain(text: string): string;
/** The same for a text of several lines. */
export declare function plainLines(text: string): string;
/** A JSON document for a terminal, too: what is replaced in a text is escaped here, so that a reader gets it back. */
export declare function plainJson(value: unknown): string;
/** What was thrown, as lines for a person: masked as in a log, since an application's own errors may quote a secret. */
export declare function describeThrown(thrown: unknown): string;
