import { mayFallBack } from './fallback.policy.js';
/** The link whose value is served, with what it knows of it; `undefined` where no read gets to one. */
export function servingOf(links, key, fallback) {
    for (const link of links) {
        const view = link.look(key);
        if (view.value !== undefined)
            return { link, view };
        if (view.failure !== undefined && !mayFallBack(fallback, view.failure.trouble))
            return undefined;
    }
    return undefined;
}
/** The status of every key that the links know, in the order of the keys; asks no store. */
export function statusOf(links, fallback) {
    const keys = new Set(links.flatMap((link) => [...link.known()]));
    return [...keys].sort().map((key) => {
        const serving = servingOf(links, key, fallback);
        return {
            key,
            provider: serving?.link.name,
            versionId: serving?.view.versionId,
            ageSeconds: serving?.view.ageSeconds ?? 0,
            stale: serving?.view.stale ?? false,
            lastError: links.map((link) => link.look(key).failure).find((failure) => failure !== undefined)?.error,
        };
    });
}
