import type { SecretsService } from '../secrets.service.js';

const active = new Set<SecretsService>();
const whenComingUp = new Set<() => void>();

/** From `onModuleInit` to `onModuleDestroy` an application answers for code outside DI. */
export function applicationIsUp(service: SecretsService): void {
  active.add(service);
  for (const callback of whenComingUp) callback();
  whenComingUp.clear();
}

export function applicationIsDown(service: SecretsService): void {
  active.delete(service);
}

export function activeServices(): readonly SecretsService[] {
  return [...active];
}

/** Calls back once, when the next application comes up. */
export function onApplicationUp(callback: () => void): void {
  whenComingUp.add(callback);
}
