import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DynamicModule, Type } from '@nestjs/common';
import { isRecord } from '../utils/is-record.js';
import { UsageError } from './exit-codes.js';
import { describeThrown } from './plain-text.js';

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
  const { file, name } = partsOf(reference);
  if (!isFile(file)) {
    throw new UsageError(
      `--module takes a file that exists, such as dist/app.module.js#${USUAL_NAME}; got ${JSON.stringify(reference)}`,
    );
  }
  const exported = await load(file, reference);
  // What Node does not see in a CommonJS file by reading it stands below its default export.
  const places = [exported, exported['default']].filter(isRecord);
  const found = places.map((place) => (Object.hasOwn(place, name) ? place[name] : undefined)).find(isModule);
  if (found !== undefined) return found;
  const modules = places.flatMap((place) => Object.keys(place).filter((key) => isModule(place[key])));
  const others = modules.length === 0 ? '' : `, but ${[...new Set(modules)].join(', ')}`;
  throw new UsageError(
    `--module takes a file with a module of Nest: ${JSON.stringify(reference)} exports none that is called ` +
      `${JSON.stringify(name)}${others}`,
  );
}

/** A folder may have a `#` in its name, too. */
function partsOf(reference: string): { readonly file: string; readonly name: string } {
  const split = reference.lastIndexOf('#');
  if (split < 0 || isFile(resolve(reference))) return { file: resolve(reference), name: USUAL_NAME };
  return { file: resolve(reference.slice(0, split)), name: reference.slice(split + 1) };
}

async function load(file: string, reference: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } catch (thrown) {
    // With a loader for it, TypeScript works as well.
    const advice = /\.[cm]?tsx?$/.test(file)
      ? ' (it is TypeScript: build the application, and name the compiled file, such as dist/app.module.js)'
      : '';
    throw new UsageError(`${JSON.stringify(reference)} cannot be loaded${advice}: ${describeThrown(thrown)}`);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isModule(found: unknown): found is RootModule {
  return typeof found === 'function' || (isRecord(found) && 'module' in found);
}
