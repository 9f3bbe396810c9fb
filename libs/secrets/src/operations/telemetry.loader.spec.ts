import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEAK } from '../../../../test/support/failure.js';
import { transpileLibrary, type TranspiledLibrary } from '../../../../test/support/transpiled-library.js';

const PARTS = ['operations', 'errors'];
const API = '@opentelemetry/api';

const load = (telemetry: string) => `
  import { loadTelemetry } from './operations/telemetry.loader.js';
  const api = await loadTelemetry(${telemetry}, { warn: (line) => console.log(line) });
  console.log(api === undefined ? 'nothing' : Object.keys(api).filter((name) => name === 'trace').join());
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
      'index.js': 'exports.trace = {}',
    });
    expect(await library.run(load('undefined'))).toBe('trace\n');
    expect(await library.run(load('false'))).toBe('nothing\n');
  });

  it.each([
    ['throws', { 'index.js': `throw new Error('${LEAK}')` }],
    ['lacks a package of its own', { 'index.js': `require('${LEAK}')` }],
  ])('takes no application down where it %s, and is told', async (_, files) => {
    await library.writePackage(API, { 'package.json': '{"main":"index.js"}', ...files });
    expect(await library.run(load('undefined'))).toBe(
      `Nothing is measured: ${API} is installed but cannot be loaded (Error)\nnothing\n`,
    );
  });
});
