import { read } from './foreign-error.js';

const NOT_FOUND_CODES: readonly unknown[] = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
/** Under which an `import()` of CommonJS gives what `require` does. */
const NAMES_OF_A_WHOLE = ['default', 'module.exports'];

/** Whether a package could not be loaded since it is not there: that it lacks one itself is another trouble. */
export function isMissingPackage(name: string, error: unknown): boolean {
  // No `instanceof`: the errors of Jest are of another realm than what it runs.
  const message = read(error, 'message');
  if (typeof message !== 'string') return false;
  // Vite builds a module that throws this in place of an optional peer that is not installed.
  if (message.startsWith(`Could not resolve "${name}" imported by `)) return true;
  if (!NOT_FOUND_CODES.includes(read(error, 'code'))) return false;
  return ['package', 'module'].some((what) => message.includes(`Cannot find ${what} '${name}'`));
}

/**
 * What was loaded as a package. Throws as Node does where that is empty: so a bundler has it that was told to leave the
 * package out, and webpack from the second time on, if it was missing the first time.
 */
export function presentPackage<T extends object>(name: string, loaded: T): T {
  if (Object.keys(loaded).some((exported) => !NAMES_OF_A_WHOLE.includes(exported))) return loaded;
  throw Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' });
}
