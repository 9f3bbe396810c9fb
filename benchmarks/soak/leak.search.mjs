// Looks for secrets in whatever spelling a response or a log line may have them.

function spellingsOf(value) {
  const asJson = JSON.stringify(value).slice(1, -1);
  const bytes = Buffer.from(value);
  return new Set([
    value,
    asJson,
    JSON.stringify(asJson).slice(1, -1),
    encodeURIComponent(value),
    encodeURI(value),
    new URLSearchParams({ '': value }).toString().slice(1),
    bytes.toString('hex'),
    ...['base64', 'base64url'].flatMap((encoding) => [
      bytes.toString(encoding),
      // In a longer text that was encoded as a whole: it may begin at three places of a group, and ends in another.
      ...[0, 1, 2].map((shift) =>
        Buffer.concat([Buffer.alloc(shift), bytes])
          .toString(encoding)
          .slice(shift && shift + 1, -4),
      ),
    ]),
  ]);
}

/** The spellings that were found, each with the value it is of. */
export function findLeaks(values, texts) {
  const haystack = texts.join('\n');
  const leaks = [];
  let searched = 0;
  for (const value of values) {
    for (const spelling of spellingsOf(value)) {
      searched++;
      const at = haystack.indexOf(spelling);
      if (at >= 0) leaks.push({ value, spelling, around: haystack.slice(Math.max(0, at - 80), at + 120) });
    }
  }
  return { leaks, searched };
}
