import { Inject, Optional } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { ModuleRef, type ModulesContainer } from '@nestjs/core';
import { modulesOf } from './container.reader.js';

/** What merges the `load` functions, and the result of a validation, of a `ConfigModule` into its `ConfigService`. */
const LOADERS = ['CONFIGURATION_LOADER', 'VALIDATED_ENV_LOADER'];

/**
 * Waits until the `ConfigModule`s of the application have loaded what `ConfigService` answers. Their loaders are
 * providers beside ours that export nothing, so nothing but a class of their own module can depend on them.
 */
export async function configIsLoaded(container: ModulesContainer): Promise<void> {
  class Waiting {}
  for (const [place, loader] of LOADERS.entries()) {
    Inject(loader)(Waiting, undefined, place);
    Optional()(Waiting, undefined as never, place);
  }
  for (const { metatype, providers } of modulesOf(container)) {
    const wrapper = providers.get(ModuleRef) as { instance?: ModuleRef } | undefined;
    if (metatype === ConfigModule) await wrapper?.instance?.create(Waiting);
  }
}
