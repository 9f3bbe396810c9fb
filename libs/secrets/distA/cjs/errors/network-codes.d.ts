/** What Node.js, undici and others call trouble on the way to a store, which may pass by itself. */
export declare const NETWORK_CODES: ReadonlySet<string>;
