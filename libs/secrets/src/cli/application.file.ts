import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DynamicModule, Type } from '@nestjs/common';
import { isRecord } from '../utils/is-record.js';
import { UsageError } from './exit-codes.js';

/** The root module of an application, as Nest takes it. */
export type RootModule = Type | DynamicModule;

/** Where `nest build` and `tsc` put the root module of a new application. */
const USUAL_FILES = ['dist/app.module.js', 'dist/src/app.module.js'];
const USUAL_NAME = 'AppModule';

/** The usual file below this folder, if there is one. */
export function usualApplication(): string | undefined {
  return USUAL_FILES.find((file) => existsSync(file));
}

/** Loads the root module that `file.js` or `file.js#ExportName` names, in whatever format the file is. */
export async function loadRootModule(reference: string): Promise<RootModule> {
  const split = reference.lastIndexOf('#');
  const file = resolve(split < 0 ? reference : reference.slice(0, split));
  const name = split < 0 ? USUAL_NAME : reference.slice(split + 1);
  if (!existsSync(file)) {
    throw new UsageError(
      `--module takes a file that exists, such as dist/app.module.js#${USUAL_NAME}; got ${JSON.stringify(reference)}`,
    );
  }
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const { default: whole } = exported;
  // What Node does not see in a CommonJS file by reading it stands below its default export.
  const found = exported[name] ?? (isRecord(whole) ? whole[name] : undefined);
  if (typeof found === 'function') return found as Type;
  if (isRecord(found) && 'module' in found) return found as unknown as DynamicModule;
  const names = Object.keys(isRecord(whole) ? { ...whole, ...exported } : exported).join(', ');
  throw new UsageError(
    `--module takes a file with a module of Nest: ${JSON.stringify(reference)} exports no ${JSON.stringify(name)}, ` +
      `but ${names === '' ? 'nothing' : names}`,
  );
}
