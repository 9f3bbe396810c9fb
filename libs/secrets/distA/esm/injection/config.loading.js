import { ConfigModule } from '@nestjs/config';
import { modulesOf } from './container.reader.js';
/** More microtasks than any chain of factories that waits for nothing can take. */
const TURNS = 1000;
/**
 * Waits until the `load` functions of the application's `ConfigModule` have been merged into its `ConfigService`.
 * They run in providers beside ours, with nothing to inject that would order them; a timer would hang under a
 * test's fake timers, so the microtasks in which they run are given way to.
 */
export async function configIsLoaded(container) {
    const loads = modulesOf(container).some(({ metatype, providers }) => metatype === ConfigModule &&
        (providers.has('CONFIGURATION_LOADER') || providers.has('VALIDATED_ENV_LOADER')));
    for (let turn = 0; loads && turn < TURNS; turn++)
        await Promise.resolve();
}
