/**
 * Runs what looks at an application, whose code may do more than describe itself: fail where nobody waits for it,
 * end the process, or never end. Each of these rejects, since the exit code of a command is an answer.
 */
export declare function guardedFrom<T>(look: () => Promise<T>): Promise<T>;
