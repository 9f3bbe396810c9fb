import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlesOf, ENTRIES } from '../../scripts/bundles.mjs';
import { transpileLibrary, type TranspiledLibrary } from './transpiled-library.js';

const INSTALLED = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The library in the files that are published, in a folder of its own. */
export async function bundleLibrary(format: 'module' | 'commonjs'): Promise<TranspiledLibrary> {
  const [modules, library] = await Promise.all([
    transpileLibrary(['.'], 'module'),
    transpileLibrary([], format),
  ]);
  const bundles = await bundlesOf(modules.folder, ENTRIES, format === 'module' ? 'es' : 'cjs');
  for (const { fileName, code } of bundles) {
    const path = join(library.folder, fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, code);
  }
  await modules.remove();
  return library;
}

/** The same with all packages of the repository beside it. */
export async function bundleLibraryBesidePackages(format: 'module' | 'commonjs'): Promise<TranspiledLibrary> {
  const library = await bundleLibrary(format);
  await symlink(INSTALLED, join(library.folder, 'node_modules'));
  return library;
}
