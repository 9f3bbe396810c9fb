/** One page of an answer, and what asks for the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * The items of all pages; an empty one may have a token, too. A token that was there already would lead round in a
 * circle for ever, so it ends the answer.
 */
export async function* itemsOfPages<T>(
  ask: (token: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T> {
  const asked = new Set<string | undefined>();
  let token: string | undefined;
  do {
    asked.add(token);
    const page = await ask(token);
    yield* page.items;
    token = page.nextToken;
  } while (token !== undefined && !asked.has(token));
}
