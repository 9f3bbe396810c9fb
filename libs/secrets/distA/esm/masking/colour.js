/** What a terminal shows a text in colour with, as it is and as JSON writes it. */
export const COLOUR = String.raw `(?:(?:\x1b|\\{1,31}u001[bB])\[[\d;]{0,8}m)`;
const LONGEST = 48;
const AT_END = new RegExp(`${COLOUR}$`);
/** Steps back over a colour that ends at `end`, reading back no further than `floor`. */
export function beforeColour(text, end, floor = 0) {
    if (text[end - 1] !== 'm')
        return end;
    return end - (AT_END.exec(text.slice(Math.max(floor, end - LONGEST), end))?.[0].length ?? 0);
}
