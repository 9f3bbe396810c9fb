/** A text as it may stand in a response, a URL or a log line. */
export function spellingsOf(text: string): string[] {
  const spellings = [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    encodeURI(text),
    new URLSearchParams({ '': text }).toString().slice(1),
    ...(['base64', 'base64url'] as const).flatMap((encoding) => {
      const encoded = Buffer.from(text).toString(encoding);
      return [encoded, encoded.replace(/=+$/, '')];
    }),
  ];
  return [...new Set(spellings)];
}
