// What no other tool checks: the lock file, the length of files, and what the built package names.
// Usage: node scripts/check-tree.mjs [folder of the project]
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reachedFrom, specifiers } from './reached-files.mjs';

const LONGEST_FILE = 250;
const OPTIONAL_PEERS =
  /^(@aws-sdk|@smithy|@nestjs\/terminus|@opentelemetry|nestjs-pino|pino|pino-http)(\/|$)/;
// An entry for a peer may name that peer in its declarations; nothing else may.
const ENTRIES = {
  '.': /^$/,
  './aws': /^$/,
  './files': /^$/,
  './testing': /^$/,
  './pino': /^(nestjs-pino|pino|pino-http)$/,
  './terminus': /^@nestjs\/terminus$/,
};

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const problems = [];
const read = (path) => readFileSync(path, 'utf8');
const named = (path) => relative(root, path);

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function checkLockFile() {
  const { packages } = JSON.parse(read(join(root, 'package-lock.json')));
  for (const [name, { resolved }] of Object.entries(packages)) {
    if (/^https?:/.test(resolved ?? '')) problems.push(`package-lock.json: ${name} names a registry`);
  }
}

function checkLengths() {
  for (const path of ['libs', 'apps'].flatMap((folder) => filesBelow(join(root, folder)))) {
    if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) continue;
    const lines = read(path).split('\n').length - 1;
    if (lines > LONGEST_FILE) problems.push(`${named(path)}: ${lines} lines, ${LONGEST_FILE} are allowed`);
  }
}

function checkDeclarations(entry, declarations, allowed) {
  for (const path of declarations) {
    for (const specifier of specifiers(path)) {
      if (OPTIONAL_PEERS.test(specifier) && !allowed.test(specifier)) {
        problems.push(`${named(path)}: the types of "${entry}" name ${specifier}, an optional peer`);
      }
    }
  }
}

function checkPackage() {
  const folder = join(root, 'libs/secrets');
  if (!existsSync(join(folder, 'dist/esm'))) {
    problems.push('libs/secrets/dist: is missing, npm run build makes it');
    return;
  }
  const { exports } = JSON.parse(read(join(folder, 'package.json')));
  for (const [entry, conditions] of Object.entries(exports)) {
    if (typeof conditions === 'string') continue;
    const allowed = ENTRIES[entry];
    if (!allowed)
      problems.push(`libs/secrets/package.json: say in scripts/check-tree.mjs what "${entry}" may name`);
    else checkDeclarations(entry, reachedFrom(join(folder, conditions.import.types)), allowed);
  }
  checkPublished(folder, exports);
  for (const path of filesBelow(join(folder, 'dist/esm'))) {
    if (/\.spec\./.test(path)) problems.push(`${named(path)}: is for tests, but published`);
    if (!path.endsWith('.js')) continue;
    for (const [, specifier] of read(path).matchAll(/(?:\bfrom|^import)\s*['"]([^'"]+)['"];?\s*$/gm)) {
      // The token that is injected there is a class of the peer.
      const isItsPeer = specifier === '@nestjs/terminus' && path.includes('/terminus/');
      if (OPTIONAL_PEERS.test(specifier) && !isItsPeer)
        problems.push(`${named(path)}: loads ${specifier} before it is needed`);
    }
  }
}

/** What nobody who has the package can come to, by an entry or by its command. */
function checkPublished(folder, exports) {
  const { bin } = JSON.parse(read(join(folder, 'package.json')));
  const targets = Object.values(exports).flatMap((conditions) =>
    typeof conditions === 'string' ? [] : [conditions.import, conditions.require].flatMap(Object.values),
  );
  const reached = reachedFrom(...[...targets, ...Object.values(bin)].map((path) => join(folder, path)));
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  );
  for (const { path } of files) {
    if (/\.(?:js|d\.ts)$/.test(path) && !reached.has(join(folder, path)))
      problems.push(`libs/secrets/${path}: is published, but no entry comes to it`);
  }
}

checkLockFile();
checkLengths();
checkPackage();
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log('Lock file, file lengths and published files are as they should be.');
