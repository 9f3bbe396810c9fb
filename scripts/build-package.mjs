// The publish build of libs/secrets: ESM and CommonJS with declarations, the documentation and the licence beside them.
// No source maps: the output is ES2022 with its comments, as readable as the source, and they would add 60 % to it.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(path('libs/secrets/dist'), { recursive: true, force: true });
for (const config of ['tsconfig.lib.json', 'tsconfig.cjs.json']) {
  try {
    execFileSync(process.execPath, [tsc, '-p', path(`libs/secrets/${config}`)], { stdio: 'inherit' });
  } catch {
    process.exit(1); // tsc has said why
  }
}
// A program: npm makes it executable when it installs, other tools take it as it is in the package.
chmodSync(path('libs/secrets/dist/esm/cli/main.js'), 0o755);
// The manifest says `"type": "module"`, and the nearest manifest decides.
writeFileSync(path('libs/secrets/dist/cjs/package.json'), '{ "type": "commonjs" }\n');
// Whoever has the package only can follow the links of its README.
for (const name of ['README.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'docs']) {
  const copy = path(`libs/secrets/${name}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(path(name), copy, { recursive: true });
}
