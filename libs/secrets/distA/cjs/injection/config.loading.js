"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.configIsLoaded = configIsLoaded;
const config_1 = require("@nestjs/config");
const container_reader_js_1 = require("./container.reader.js");
/** More microtasks than any chain of factories that waits for nothing can take. */
const TURNS = 1000;
/**
 * Waits until the `load` functions of the application's `ConfigModule` have been merged into its `ConfigService`.
 * They run in providers beside ours, with nothing to inject that would order them; a timer would hang under a
 * test's fake timers, so the microtasks in which they run are given way to.
 */
async function configIsLoaded(container) {
    const loads = (0, container_reader_js_1.modulesOf)(container).some(({ metatype, providers }) => metatype === config_1.ConfigModule &&
        (providers.has('CONFIGURATION_LOADER') || providers.has('VALIDATED_ENV_LOADER')));
    for (let turn = 0; loads && turn < TURNS; turn++)
        await Promise.resolve();
}
