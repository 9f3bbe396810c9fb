import type { SecretsService } from '../secrets.service.js';

/** The applications that are up, and whether each has got through its boot. */
const active = new Map<SecretsService, { booted: boolean }>();
const whenComingUp = new Set<() => void>();

/** From `onModuleInit` to `onModuleDestroy` an application answers for code outside DI. */
export function applicationIsUp(service: SecretsService): void {
  // One that never got through its boot is not told that it is over: the next one takes its place.
  for (const [other, { booted }] of active) if (!booted) active.delete(other);
  active.set(service, { booted: false });
  for (const callback of whenComingUp) callback();
  whenComingUp.clear();
}

export function applicationHasBooted(service: SecretsService): void {
  active.set(service, { booted: true });
}

export function applicationIsDown(service: SecretsService): void {
  active.delete(service);
}

export function activeServices(): readonly SecretsService[] {
  return [...active.keys()];
}

/** Calls back once, when the next application comes up. */
export function onApplicationUp(callback: () => void): void {
  whenComingUp.add(callback);
}
