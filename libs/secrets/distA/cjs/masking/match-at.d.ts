/** What a sticky expression matches right at a place. */
export declare function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null;
