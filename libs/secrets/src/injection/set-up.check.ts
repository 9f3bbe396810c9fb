import type { ModulesContainer } from '@nestjs/core';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { SECRETS_FACADE, SECRETS_SETUP } from '../secrets.constants.js';
import { type ContainerModule, modulesOf } from './container.reader.js';
import { ROOT_CALL, type SecretsSetup, TEST_CALL } from './set-up.call.js';

/** One application has one set of secrets: a second set-up is an error that names both importers. */
export function checkSetUp(container: ModulesContainer): void {
  const modules = modulesOf(container);
  const setups = modules
    .map((module) => valueOf(module, SECRETS_SETUP))
    .filter((setup) => setup !== undefined);
  if (setups.length < 2) return;
  const importers = setups.map((setup) => importersOf(setup, modules)).join(' and ');
  const calls = new Set(setups.map(({ call }) => call));
  if (calls.size > 1) {
    throw new SecretsUnconfiguredError(
      `${TEST_CALL} is for tests of single modules, and stands beside ${ROOT_CALL} here (imported by ${importers}). ` +
        'In a test of the whole application leave it out and write: ' +
        '.overrideProvider(SECRETS_CHAIN).useValue([new InMemorySecretsProvider({ … })])',
    );
  }
  throw new SecretsUnconfiguredError(
    `${[...calls].join()} is called more than once in this application: by ${importers}. ` +
      'It is global: import it once, in the root module.',
  );
}

// The core is global, so every module seems to import it; the facade is imported by what a user wrote only.
function importersOf(setup: SecretsSetup, modules: readonly ContainerModule[]): string {
  const facade = modules.find((module) => valueOf(module, SECRETS_FACADE) === setup);
  const names = modules
    .filter(({ imports }) => facade !== undefined && imports.has(facade))
    .map(({ metatype }) => metatype?.name ?? 'a module without a name');
  return names.join(', ') || 'the root module';
}

function valueOf(module: ContainerModule, token: string): SecretsSetup | undefined {
  return (module.providers.get(token) as { instance?: SecretsSetup } | undefined)?.instance;
}
