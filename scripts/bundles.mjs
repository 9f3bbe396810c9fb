// What the package is made of: few files, since loading a file costs an application that starts more than what is in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rollup } from 'rollup';

const { exports } = JSON.parse(
  readFileSync(new URL('../libs/secrets/package.json', import.meta.url), 'utf8'),
);

/** The file of each entry of the package, `.` or `aws` say, below the folder of its format. */
export const ENTRIES = Object.fromEntries(
  Object.entries(exports)
    .filter(([, conditions]) => typeof conditions !== 'string')
    .map(([name, conditions]) => [
      name.replace('./', ''),
      conditions.import.default.replace('./dist/esm/', ''),
    ]),
);

/** Who may have something in common with the main entry. AWS is loaded later, and must not bring all of it. */
const SHARERS = { pino: false, aws: true, files: false, terminus: false };

/** The place of what importing the main entry loads, by who shares it: nobody gets what he does not need. */
const PLACES = [
  [/^$/, 'application'],
  [/^pino$/, 'masking'],
  [/^aws$/, 'aws.provider'],
  [/^pino /, 'basics'],
  [/./, 'service'],
];

/**
 * The files of the package in one format, made of those of tsc in `folder`; `entries` are paths within it, by name.
 * What the main entry imports by `import()` is one file, but for what AWS alone needs: more would cost a start more.
 */
export async function bundlesOf(folder, entries, format) {
  const file = (name) => join(folder, entries[name]);
  const bundle = await rollup({
    input: Object.fromEntries(
      Object.entries(entries).map(([name, path]) => [path.replace(/\.js$/, ''), file(name)]),
    ),
    external: isPackage,
    plugins: [{ name: 'optional-peers', renderDynamicImport: optionalPeer }],
    // No package is imported for what its import does: else an `import 'node:util'` stays where nothing of it is needed.
    treeshake: { moduleSideEffects: 'no-external' },
    onLog: (_level, log) => {
      // The helper that tsc writes for decorators looks for one that is there already. Anything else, such as a circle,
      // would change how things come to be.
      if (log.code !== 'THIS_IS_UNDEFINED') throw new Error(`${log.code}: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({
    format,
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name].js',
    // As tsc has it: a `require`, which Jest needs.
    dynamicImportInCjs: false,
    // No package is imported by its default, and a namespace is taken as it is, not copied.
    interop: 'esModule',
    // Not as an arrow: that is not seen by Node when it looks which names a CommonJS file exports.
    generatedCode: { preset: 'es2015', arrowFunctions: false, symbols: false },
    esModule: true,
    minifyInternalExports: true,
    // A bundler of a user would warn of an import that imports nothing.
    hoistTransitiveImports: false,
    manualChunks: (id, graph) => {
      if (id === file('.')) return undefined;
      const isLoaded = closureOf(file('.'), false, graph).has(id);
      if (!isLoaded && !closureOf(file('.'), true, graph).has(id)) return undefined;
      const sharers = Object.keys(SHARERS).filter((name) =>
        closureOf(file(name), SHARERS[name], graph).has(id),
      );
      // A script with AWS alone has no use for what boots an application, and all of Nest that this loads.
      if (!isLoaded && /^(?:aws)?$/.test(sharers.join(' ')))
        return sharers.length > 0 ? 'aws.store' : 'later';
      return PLACES.find(([users]) => users.test(sharers.join(' ')))[1];
    },
  });
  await bundle.close();
  return output;
}

function isPackage(id) {
  return !/^[./]/.test(id);
}

/**
 * The `import()` of another package in CommonJS: a `require` right there, in its `try`. In a function of its own, as
 * Rollup writes it, esbuild takes a package that is not installed for an error of the build.
 */
function optionalPeer({ format, targetModuleId }) {
  return format === 'cjs' && targetModuleId !== null && isPackage(targetModuleId)
    ? { left: 'require(', right: ')' }
    : null;
}

/** The files that one needs, and those that it may come to need. */
function closureOf(start, withLater, { getModuleInfo }) {
  const found = new Set([start]);
  for (const id of found) {
    const info = getModuleInfo(id);
    if (info === null || info.isExternal) continue;
    for (const next of info.importedIds) found.add(next);
    if (withLater) for (const next of info.dynamicallyImportedIds) found.add(next);
  }
  return found;
}
