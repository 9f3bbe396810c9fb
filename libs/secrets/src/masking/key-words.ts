const SPLIT = /[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** The words of a key in lower case: `DBPassword` gives `db`, `password`. */
export function keyWords(key: string): string[] {
  return key
    .split(SPLIT)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
