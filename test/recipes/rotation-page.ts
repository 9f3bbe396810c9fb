import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { titledCode } from '../support/readme.js';
import { folderOfApplication, write } from '../support/readme-application.js';

/** Writes the files that docs/rotation.md shows, for as long as a spec runs; returns what imports one of them. */
export function rotationPage(spec: string) {
  const folder = folderOfApplication(`rotation-${spec}`);
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    write(
      folder,
      [...titledCode()].filter(([path]) => path.startsWith('src/rotation/')),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return <T>(name: string) => import(/* @vite-ignore */ join(folder, 'src/rotation', name)) as Promise<T>;
}
