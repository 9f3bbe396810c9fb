/**
 * The items of all pages; an empty one may have a token, too. A token that was there already would lead round in a
 * circle for ever, so it ends the answer.
 */
export async function* itemsOfPages(ask) {
    const asked = new Set();
    let token;
    do {
        asked.add(token);
        const page = await ask(token);
        yield* page.items;
        token = page.nextToken;
    } while (token !== undefined && !asked.has(token));
}
