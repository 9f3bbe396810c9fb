import { InitializeOnPreviewAllowlist, ModulesContainer, NestFactory } from '@nestjs/core';
import { modulesOf } from '../injection/container.reader.js';
import { SECRETS_RUNTIME } from '../secrets.constants.js';
import { UsageError } from './exit-codes.js';
import { addMiddleware } from './middleware.finder.js';
/**
 * Looks at an application without starting it: Nest's preview builds the graph of modules and makes no provider.
 * Only what the options of `SecretsModule` depend on is made, such as `ConfigService`.
 */
export async function previewApplication(root, logger) {
    // Twice, since what is to be made must be known before Nest begins, and only its graph tells it.
    const unmade = runtimeWrapper(await scan(root, logger));
    for (const type of modulesBehind(unmade))
        InitializeOnPreviewAllowlist.add(type);
    const container = await scan(root, logger);
    const wrapper = runtimeWrapper(container);
    await addMiddleware(modulesOf(container));
    // The factory of the copy of this package that the application has loaded, which may be another one than this.
    const make = wrapper.metatype;
    const [options, ...parts] = (wrapper.getCtorMetadata() ?? []).map(({ instance }) => instance);
    return {
        options: options,
        makeRuntime: (changed) => make(changed, ...parts),
    };
}
async function scan(root, logger) {
    const context = await NestFactory.createApplicationContext(root, {
        preview: true,
        abortOnError: false,
        logger,
    });
    return context.get(ModulesContainer);
}
function coreOf(container) {
    const core = modulesOf(container).find(({ providers }) => providers.has(SECRETS_RUNTIME));
    if (core === undefined)
        throw new UsageError('The application does not import SecretsModule.forRoot()');
    return core;
}
function runtimeWrapper(container) {
    return coreOf(container).providers.get(SECRETS_RUNTIME);
}
/** The classes of the modules that a provider depends on, near and far, without its own. */
function modulesBehind(wrapper) {
    const seen = new Set([wrapper]);
    const types = new Set();
    for (const one of seen) {
        for (const dependency of one.getCtorMetadata() ?? [])
            seen.add(dependency);
        for (const property of one.getPropertiesMetadata() ?? [])
            seen.add(property.wrapper);
        if (one.host !== undefined && one.host !== wrapper.host)
            types.add(one.host.metatype);
    }
    return types;
}
