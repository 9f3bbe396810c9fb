import type { ModulesContainer } from '@nestjs/core';

/** What is needed of Nest's wrapper around a provider, a controller or an enhancer. */
export interface ProviderWrapper {
  readonly token?: unknown;
  readonly name?: unknown;
  /** The class, or the function of a factory; `null` for a value. */
  readonly metatype?: unknown;
  /** Tokens of a factory; `null` for a class. */
  readonly inject?: readonly unknown[] | null;
}

/** What is needed of Nest's module. */
export interface ContainerModule {
  readonly metatype?: { readonly name?: string };
  readonly imports: ReadonlySet<ContainerModule>;
  readonly providers: ReadonlyMap<unknown, ProviderWrapper>;
  readonly controllers: ReadonlyMap<unknown, ProviderWrapper>;
  readonly injectables: ReadonlyMap<unknown, ProviderWrapper>;
  /** Filled when the application is initialised, after the boot report: middleware has a report of its own. */
  readonly middlewares: ReadonlyMap<unknown, ProviderWrapper>;
}

export function modulesOf(container: ModulesContainer): ContainerModule[] {
  return [...(container.values() as Iterable<unknown>)] as ContainerModule[];
}

/** Every class and factory that a module has: providers, controllers, guards, pipes, interceptors, filters, middleware. */
export function* wrappersOf(module: ContainerModule): Iterable<ProviderWrapper> {
  yield* module.providers.values();
  yield* module.controllers.values();
  yield* module.injectables.values();
  yield* module.middlewares.values();
}
