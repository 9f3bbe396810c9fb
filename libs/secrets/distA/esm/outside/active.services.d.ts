import type { SecretsService } from '../secrets.service.js';
/** From `onModuleInit` to `onModuleDestroy` an application answers for code outside DI. */
export declare function applicationIsUp(service: SecretsService): void;
export declare function applicationHasBooted(service: SecretsService): void;
export declare function applicationIsDown(service: SecretsService): void;
export declare function activeServices(): readonly SecretsService[];
/** Calls back once, when the next application comes up. */
export declare function onApplicationUp(callback: () => void): void;
