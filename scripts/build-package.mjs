// The publish build of libs/secrets: ESM and CommonJS with declarations, the documentation and the licence beside them.
// No source maps: the output is ES2022 with its comments, as readable as the source, and they would add 60 % to it.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlesOf, ENTRIES } from './bundles.mjs';
import { reachedFrom } from './reached-files.mjs';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { bin } = JSON.parse(readFileSync(path('libs/secrets/package.json'), 'utf8'));
const MODULES = path('libs/secrets/dist/esm');
const COMMON_JS = path('libs/secrets/dist/cjs');

rmSync(path('libs/secrets/dist'), { recursive: true, force: true });
try {
  execFileSync(process.execPath, [tsc, '-p', path('libs/secrets/tsconfig.lib.json')], { stdio: 'inherit' });
} catch {
  process.exit(1); // tsc has said why
}

const program = bin['nestjs-secrets'].replace('./dist/esm/', '');
const bundles = [
  // The command line is a program of its own, which nobody imports; the benchmarks measure masking alone.
  [MODULES, await bundlesOf(MODULES, { ...ENTRIES, cli: program, benchmarks: 'masking/index.js' }, 'es')],
  [COMMON_JS, await bundlesOf(MODULES, ENTRIES, 'cjs')],
];
cpSync(MODULES, COMMON_JS, { recursive: true });
for (const [folder, files] of bundles) {
  // Of what tsc made, the declarations stay that a user's compiler reads.
  const read = reachedFrom(
    ...Object.values(ENTRIES).map((file) => join(folder, file.replace(/\.js$/, '.d.ts'))),
  );
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const made = join(file.parentPath, file.name);
    if (file.isFile() && !read.has(made)) rmSync(made);
  }
  for (const { fileName, code } of files) {
    mkdirSync(dirname(join(folder, fileName)), { recursive: true });
    writeFileSync(join(folder, fileName), code);
  }
}
// npm makes it executable when it installs, other tools take it as it is in the package.
chmodSync(join(MODULES, program), 0o755);
// The manifest says `"type": "module"`, and the nearest manifest decides.
writeFileSync(join(COMMON_JS, 'package.json'), '{ "type": "commonjs" }\n');
// Whoever has the package only can follow the links of its README.
for (const name of ['README.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'docs']) {
  const copy = path(`libs/secrets/${name}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(path(name), copy, { recursive: true });
}
