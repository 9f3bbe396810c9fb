/** Where in a text a secret stands. */
export interface Hit {
  readonly start: number;
  readonly end: number;
}

/** What takes the place of a piece of a text. */
export interface Edit extends Hit {
  readonly mask: string;
}

/** The text after some edits, which are in order. */
export function edited(text: string, edits: readonly Edit[]): string {
  let made = '';
  let done = 0;
  for (const { start, end, mask } of edits) {
    made += text.slice(done, start) + mask;
    done = end;
  }
  return made + text.slice(done);
}
