/** Maps in order of arrival with so many calls under way at once; rejects with the first rejection. */
export declare function inBatches<T, R>(atOnce: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]>;
/** The same items in lists of so many, the last of which may be shorter. */
export declare function groupsOf<T>(size: number, items: readonly T[]): T[][];
