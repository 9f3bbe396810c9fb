import type { ModulesContainer } from '@nestjs/core';
/**
 * Waits until the `load` functions of the application's `ConfigModule` have been merged into its `ConfigService`.
 * They run in providers beside ours, with nothing to inject that would order them; a timer would hang under a
 * test's fake timers, so the microtasks in which they run are given way to.
 */
export declare function configIsLoaded(container: ModulesContainer): Promise<void>;
