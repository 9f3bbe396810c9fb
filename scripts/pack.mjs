// Packs the built library as dist/nestjs-secrets.tgz, a name without the version, which scripts can rely on.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

mkdirSync(path('dist'), { recursive: true });
const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', path('dist')], {
  cwd: path('libs/secrets'),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(packed);
renameSync(path(`dist/${filename}`), path('dist/nestjs-secrets.tgz'));
console.log(
  `dist/nestjs-secrets.tgz: ${entryCount} files, ${Math.ceil(size / 1024)} KB (${Math.ceil(unpackedSize / 1024)} KB unpacked)`,
);
