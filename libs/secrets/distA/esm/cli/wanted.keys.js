/** The keys that an application wants, and those that were named beside it, sorted. */
export function wantedKeys(wanted, named) {
    const keys = new Map(named.map((key) => [key, []]));
    for (const wish of wanted)
        keys.set(wish.key, [...(keys.get(wish.key) ?? []), wish]);
    return [...keys]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, wishes]) => ({
        key,
        json: wishes.some(({ json }) => json),
        optional: !named.includes(key) && wishes.every(({ optional }) => optional),
        hasDefault: wishes.some(({ hasDefault }) => hasDefault),
        wantedBy: [...new Set(wishes.map(({ by }) => by))].sort(),
    }));
}
