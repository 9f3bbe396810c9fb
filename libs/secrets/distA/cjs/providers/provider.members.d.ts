/** The members of the port that something lacks. */
export declare function missingMembers(link: unknown): string[];
