/** What may be told of somebody else's error: names and codes. Its message may hold a secret. */
export interface ErrorFacts {
    readonly className: string;
    readonly code: string | undefined;
    readonly requestId: string | undefined;
}
/** Reads class name, code and request id of anything that was thrown; never throws itself. */
export declare function errorFacts(thrown: unknown): ErrorFacts;
/** The facts as text: `AccessDeniedException, request 1f3a…`. */
export declare function describeFacts(facts: ErrorFacts): string;
