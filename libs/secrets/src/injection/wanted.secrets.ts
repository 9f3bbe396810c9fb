import type { ModulesContainer } from '@nestjs/core';
import { type ContainerModule, modulesOf, type ProviderWrapper, wrappersOf } from './container.reader.js';
import { isOverridden } from './own-factories.js';
import { requestOf, type SecretRequest } from './secret.token.js';

// The metadata that Nest itself reads. It has not changed since Nest 5, and Nest's own packages rely on it.
const CONSTRUCTOR_TOKENS = 'self:paramtypes';
const PROPERTY_TOKENS = 'self:properties_metadata';
const OPTIONAL_PARAMETERS = 'optional:paramtypes';
const OPTIONAL_PROPERTIES = 'optional:properties_metadata';

/** A secret that a class or a factory of the application wants. */
export interface WantedSecret extends SecretRequest {
  /** The class or the factory, as a person calls it. */
  readonly by: string;
  /** Its schema says whether it may be missing. */
  readonly bySchema?: boolean;
}

/** Everything that the application wants: what no module has is not in it, however often it is decorated. */
export function wantedSecrets(container: ModulesContainer): WantedSecret[] {
  return modulesOf(container).flatMap((module) =>
    [...wrappersOf(module)].flatMap((wrapper) => wantedBy(wrapper, module)),
  );
}

function wantedBy(wrapper: ProviderWrapper, module: ContainerModule): WantedSecret[] {
  // A variant of a token asks for its own key; that is not a wish of the application.
  if (requestOf(wrapper.token) !== undefined) return [];
  const wanted: WantedSecret[] = [];
  const dependencies = isFactory(wrapper) ? factoryTokens(wrapper.inject) : classTokens(wrapper.metatype);
  for (const { token, optional } of dependencies) {
    const request = requestOf(token);
    // Nest takes what the module itself has under the token, as a test of the module may.
    if (request === undefined || isOverridden(module, token as string)) continue;
    wanted.push({ ...request, optional: request.optional || optional, by: nameOf(wrapper) });
  }
  return wanted;
}

interface Dependency {
  readonly token: unknown;
  readonly optional: boolean;
}

function isFactory(wrapper: ProviderWrapper): wrapper is ProviderWrapper & { inject: readonly unknown[] } {
  return Array.isArray(wrapper.inject);
}

function factoryTokens(inject: readonly unknown[]): Dependency[] {
  return inject.map((entry) => {
    const isOptionalToken = typeof entry === 'object' && entry !== null && 'token' in entry;
    if (!isOptionalToken) return { token: dereference(entry), optional: false };
    const { token, optional } = entry as { token: unknown; optional?: boolean };
    return { token: dereference(token), optional: optional === true };
  });
}

function classTokens(metatype: unknown): Dependency[] {
  if (typeof metatype !== 'function') return [];
  const optionalParameters = metadata<number[]>(OPTIONAL_PARAMETERS, metatype) ?? [];
  const optionalProperties = metadata<unknown[]>(OPTIONAL_PROPERTIES, metatype) ?? [];
  // A subclass adds to what its parent recorded, and the last entry wins, as in Nest.
  const recorded = metadata<{ index: number; param: unknown }[]>(CONSTRUCTOR_TOKENS, metatype) ?? [];
  const parameters = [...new Map(recorded.map((entry) => [entry.index, entry])).values()];
  const recordedProperties = metadata<{ key: unknown; type: unknown }[]>(PROPERTY_TOKENS, metatype) ?? [];
  const properties = [...new Map(recordedProperties.map((entry) => [entry.key, entry])).values()];
  return [
    ...parameters.map(({ index, param }) => ({
      token: dereference(param),
      optional: optionalParameters.includes(index),
    })),
    ...properties.map(({ key, type }) => ({
      token: dereference(type),
      optional: optionalProperties.includes(key),
    })),
  ];
}

function metadata<T>(key: string, target: object): T | undefined {
  return Reflect.getMetadata(key, target) as T | undefined;
}

function dereference(token: unknown): unknown {
  const isReference = typeof token === 'object' && token !== null && 'forwardRef' in token;
  return isReference ? (token as { forwardRef: () => unknown }).forwardRef() : token;
}

function nameOf({ token, metatype, inject }: ProviderWrapper): string {
  if (!inject && typeof metatype === 'function' && metatype.name !== '') return metatype.name;
  return typeof token === 'function' ? token.name : String(token);
}
