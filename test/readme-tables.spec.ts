import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as library from 'nestjs-secrets';
import { optionNames } from './support/option-names.js';
import { BLOCKS, README, tableRows } from './support/readme.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Manifest {
  scripts: Record<string, string>;
  peerDependencies: Record<string, string>;
}
const manifest = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Manifest;

describe('the tables of the README', () => {
  it('name every option and no other', () => {
    expect(tableRows('option').map(([name]) => name)).toEqual(expect.arrayContaining(optionNames()));
    expect(tableRows('option')).toHaveLength(optionNames().length);
  });

  it('name the three settings', () => {
    const source = readFileSync(join(ROOT, 'libs/secrets/src/settings/secrets.settings.ts'), 'utf8');
    const names = new Set([...source.matchAll(/'(SECRETS_\w+)'/g)].map(([, name]) => name));
    expect(new Set(tableRows('setting').map(([name]) => name))).toEqual(names);
  });

  it('name every error with its code', () => {
    const errors = Object.entries(library).filter(
      ([name, member]) => name.endsWith('Error') && name !== 'SecretsError' && typeof member === 'function',
    ) as [string, new (message: string) => library.SecretsError][];
    const codes = errors.map(([name, ErrorClass]) => `${new ErrorClass('').code} ${name}`);
    expect(
      tableRows('code')
        .map(([code, name]) => `${code} ${name}`)
        .sort(),
    ).toEqual(codes.sort());
  });
});

describe('the weights of the README', () => {
  it('are the limits that are checked', () => {
    const source = readFileSync(join(ROOT, '.size-limit.mjs'), 'utf8');
    const limits = [/'\.': '([\d.]+ KB)'/, /WITH_LATER_PART = '([\d.]+ KB)'/].map(
      (limit) => limit.exec(source)?.[1],
    );
    expect(limits).not.toContain(undefined);
    expect([...README.matchAll(/less than ([\d.]+ KB)/g)].map(([, weight]) => weight)).toEqual(limits);
  });
});

describe('the commands of the README', () => {
  it('are scripts of this repository', () => {
    const { scripts } = manifest('package.json');
    const named = [...README.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });

  it('install what the package can use', () => {
    const { peerDependencies } = manifest('libs/secrets/package.json');
    // A peer of nestjs-pino.
    const usable = [...Object.keys(peerDependencies), 'pino-http'];
    const installed = BLOCKS.filter(({ language }) => language === 'sh')
      .flatMap(({ text }) => [...text.matchAll(/npm install (.*)/g)])
      .flatMap(([, names = '']) => names.split(' '))
      .map((name) => name.replace(/(?<=.)@\d+$/, ''))
      .filter((name) => !name.endsWith('.tgz'));
    expect(installed.length).toBeGreaterThan(3);
    expect(usable).toEqual(expect.arrayContaining(installed));
  });

  it('leaves no block without a test', () => {
    const tested = /^(?:title=.*|demo|aws|app|missing|env=(?:aws|staging|production))$/;
    for (const { language, mark, text } of BLOCKS) {
      // What the commands of the package print is in docs/operations.md, and checked there.
      if (language === 'sh') expect(text).toMatch(/^(?:npm .*\n)+$|^npx nestjs-secrets iam .*\n$/);
      else expect(mark).toMatch(tested);
    }
  });
});
