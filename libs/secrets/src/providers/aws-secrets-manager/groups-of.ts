/** The same items in lists of so many, the last of which may be shorter. */
export function groupsOf<T>(size: number, items: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
