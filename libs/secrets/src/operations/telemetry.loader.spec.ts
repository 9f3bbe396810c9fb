import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEAK } from '../../../../test/support/failure.js';
import { transpileLibrary, type TranspiledLibrary } from '../../../../test/support/transpiled-library.js';

const PARTS = ['operations', 'errors', 'keys', 'providers', 'utils', 'cache'];
const API = '@opentelemetry/api';

const load = (telemetry: string) => `
  import { loadTelemetry } from './operations/telemetry.loader.js';
  const output = { warn: (line) => console.log(line) };
  const make = await loadTelemetry(${telemetry}, output);
  console.log(make === undefined ? 'nothing' : make({ clock: { now: () => 0 }, output }).constructor.name);
`;

describe.each(['module', 'commonjs'] as const)('OpenTelemetry as an optional peer, from %s', (format) => {
  let library: TranspiledLibrary;
  beforeEach(async () => {
    library = await transpileLibrary(PARTS, format);
  });
  afterEach(() => library.remove());

  it('is not missed where nobody asks for it, and named where somebody does', async () => {
    expect(await library.run(load('undefined'))).toBe('nothing\n');
    expect(await library.run(load('true'))).toBe(
      `Nothing is measured: ${API} is not installed: npm install ${API}\nnothing\n`,
    );
  });

  it('is loaded where it is installed, unless it is turned off', async () => {
    await library.writePackage(API, {
      'package.json': '{"main":"index.js"}',
      'index.js': 'exports.metrics = { getMeter: () => ({ createHistogram() {} }) }',
    });
    expect(await library.run(load('undefined'))).toBe('CallMeter\n');
    expect(await library.run(load('false'))).toBe('nothing\n');
    await rm(join(library.folder, 'operations/call.meter.js'));
    expect(await library.run(load('undefined'))).toMatch(
      /^Nothing is measured: nestjs-secrets cannot load its part for OpenTelemetry \(Error \w*MODULE_NOT_FOUND\): .*\nnothing\n$/,
    );
  });

  it.each([
    [
      'a build by Vite',
      `throw new Error('Could not resolve "${API}" imported by "nestjs-secrets". Is it installed?')`,
    ],
    ['a build by webpack', ''],
    [
      'Jest',
      `throw require('node:vm')
        .runInNewContext(\`Object.assign(new Error("Cannot find module '${API}' from 'later.js'"), { code: 'MODULE_NOT_FOUND' })\`)`,
    ],
  ])('is not missed where %s has no such package', async (_, code) => {
    await library.writePackage(API, { 'package.json': '{"main":"index.js"}', 'index.js': code });
    expect(await library.run(load('undefined'))).toBe('nothing\n');
  });

  it.each([
    ['throws', 'Error', { 'index.js': `throw new Error('${LEAK}')` }],
    ['lacks a package of its own', 'Error MODULE_NOT_FOUND', { 'index.js': `require('${LEAK}')` }],
  ])('takes no application down where it %s, and is told', async (_, reason, files) => {
    await library.writePackage(API, { 'package.json': '{"main":"index.js"}', ...files });
    expect(await library.run(load('undefined'))).toBe(
      `Nothing is measured: ${API} is installed but cannot be loaded (${reason})\nnothing\n`,
    );
  });
});
