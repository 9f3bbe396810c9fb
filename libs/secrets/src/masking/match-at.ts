/** What a sticky expression matches right at a place. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}

/** How many characters it matches there. */
export function lengthAt(expression: RegExp, text: string, at: number): number {
  return matchAt(expression, text, at)?.[0].length ?? 0;
}
