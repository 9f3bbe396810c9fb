/** The applications that are up, and whether each has got through its boot. */
const active = new Map();
const whenComingUp = new Set();
/** From `onModuleInit` to `onModuleDestroy` an application answers for code outside DI. */
export function applicationIsUp(service) {
    // One that never got through its boot is not told that it is over: the next one takes its place.
    for (const [other, { booted }] of active)
        if (!booted)
            active.delete(other);
    active.set(service, { booted: false });
    for (const callback of whenComingUp)
        callback();
    whenComingUp.clear();
}
export function applicationHasBooted(service) {
    active.set(service, { booted: true });
}
export function applicationIsDown(service) {
    active.delete(service);
}
export function activeServices() {
    return [...active.keys()];
}
/** Calls back once, when the next application comes up. */
export function onApplicationUp(callback) {
    whenComingUp.add(callback);
}
