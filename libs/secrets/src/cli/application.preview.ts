import type { LoggerService, Type } from '@nestjs/common';
import { InitializeOnPreviewAllowlist, ModulesContainer, NestFactory } from '@nestjs/core';
import { type ContainerModule, modulesOf, type ProviderWrapper } from '../injection/container.reader.js';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import { SECRETS_RUNTIME } from '../secrets.constants.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import type { RootModule } from './application.file.js';
import { isRecord } from '../utils/is-record.js';
import { UsageError } from './exit-codes.js';
import { addMiddleware } from './middleware.finder.js';

/** Nest's wrapper, with what it was found to depend on. */
interface ResolvedWrapper extends ProviderWrapper {
  readonly instance: unknown;
  readonly host?: { readonly metatype: Type };
  getCtorMetadata(): readonly ResolvedWrapper[] | undefined;
  getPropertiesMetadata(): readonly { readonly wrapper: ResolvedWrapper }[] | undefined;
}

/** How an application has set its secrets up. */
export interface Preview {
  readonly options: SecretsModuleOptions;
  /** What its secrets are made of, anew with each call. */
  makeRuntime(options: SecretsModuleOptions): Promise<SecretsRuntime>;
}

/**
 * Looks at an application without starting it: Nest's preview builds the graph of modules and makes no provider.
 * Only what the options of `SecretsModule` depend on is made, such as `ConfigService`.
 */
export async function previewApplication(root: RootModule, logger: LoggerService): Promise<Preview> {
  // Twice, since what is to be made must be known before Nest begins, and only its graph tells it.
  const unmade = runtimeWrapper(await scan(root, logger));
  for (const type of modulesBehind(unmade)) InitializeOnPreviewAllowlist.add(type);
  const container = await scan(root, logger);
  const wrapper = runtimeWrapper(container);
  await addMiddleware(modulesOf(container));
  // The factory of the copy of this package that the application has loaded, which may be another one than this.
  const make = wrapper.metatype as (...parts: unknown[]) => Promise<SecretsRuntime>;
  const [options, ...parts] = (wrapper.getCtorMetadata() ?? []).map(({ instance }) => instance);
  return {
    options: options as SecretsModuleOptions,
    // Whoever examines an application is none of its readers.
    makeRuntime: (changed) =>
      make(isRecord(changed) ? { ...changed, audit: undefined, telemetry: false } : changed, ...parts),
  };
}

async function scan(root: RootModule, logger: LoggerService): Promise<ModulesContainer> {
  const context = await NestFactory.createApplicationContext(root, {
    preview: true,
    abortOnError: false,
    logger,
  });
  return context.get(ModulesContainer);
}

function coreOf(container: ModulesContainer): ContainerModule {
  const core = modulesOf(container).find(({ providers }) => providers.has(SECRETS_RUNTIME));
  if (core === undefined) throw new UsageError('The application does not import SecretsModule.forRoot()');
  return core;
}

function runtimeWrapper(container: ModulesContainer): ResolvedWrapper {
  return coreOf(container).providers.get(SECRETS_RUNTIME) as ResolvedWrapper;
}

/** The classes of the modules that a provider depends on, near and far, without its own. */
function modulesBehind(wrapper: ResolvedWrapper): Set<Type> {
  const seen = new Set([wrapper]);
  const types = new Set<Type>();
  for (const one of seen) {
    for (const dependency of one.getCtorMetadata() ?? []) seen.add(dependency);
    for (const property of one.getPropertiesMetadata() ?? []) seen.add(property.wrapper);
    if (one.host !== undefined && one.host !== wrapper.host) types.add(one.host.metatype);
  }
  return types;
}
