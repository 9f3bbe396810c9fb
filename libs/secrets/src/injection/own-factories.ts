import type { InjectionToken } from '@nestjs/common';
import type { ContainerModule } from './container.reader.js';

const OURS = new WeakSet<object>();

/** Marks a factory as this package's own, to be told from what a test put in its place. */
export function ours<F extends (...parameters: never[]) => unknown>(factory: F): F {
  OURS.add(factory);
  return factory;
}

/** Whether a module has a provider of its own under a token, or a test has put one in the place of ours. */
export function isOverridden(module: ContainerModule, token: InjectionToken): boolean {
  const wrapper = module.providers.get(token);
  return wrapper !== undefined && !(typeof wrapper.metatype === 'function' && OURS.has(wrapper.metatype));
}
