import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../../test/support/environment.js';
import { EnvironmentSecretsProvider } from './environment.provider.js';

isolateEnvironment();

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
});
const file = (text: string | Uint8Array, name = '.env'): string => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const withoutFile = (options = {}) => new EnvironmentSecretsProvider({ envFilePath: false, ...options });

describe('a key', () => {
  it('is looked up as it is, then in environment spelling, live', async () => {
    const provider = withoutFile();
    process.env.PROD_DB_KEY = 'spelt';
    expect(await provider.getSecret('prod/db-key')).toBe('spelt');
    expect(await provider.getSecret('prod//db..key')).toBe('spelt');
    process.env['prod/db-key'] = 'exact';
    expect(await provider.getSecret('prod/db-key')).toBe('exact');
    delete process.env.PROD_DB_KEY;
    expect(await provider.getSecret('prod.db.key')).toBeUndefined();
  });

  it('is looked up as it is only, with relaxed: false', async () => {
    process.env.API_KEY = 'value';
    expect(await withoutFile({ relaxed: false }).getSecret('api-key')).toBeUndefined();
    expect(await withoutFile({ relaxed: false }).getSecret('API_KEY')).toBe('value');
  });

  it('never becomes a variable of the platform by spelling', async () => {
    Object.assign(process.env, { AWS_SECRET_ACCESS_KEY: 'x', NODE_OPTIONS_X: 'x', NPM_CONFIG_X: 'x' });
    for (const key of ['aws/secret-access-key', 'node.options.x', 'npm-config-x']) {
      expect(await withoutFile().getSecret(key)).toBeUndefined();
    }
    expect(await withoutFile().getSecret('AWS_SECRET_ACCESS_KEY')).toBe('x');
  });

  it('has the prefix before its spelling', async () => {
    Object.assign(process.env, { APP_API_KEY: 'prefixed' });
    expect(await withoutFile({ prefix: 'APP_' }).getSecret('API_KEY')).toBe('prefixed');
    expect(await withoutFile({ prefix: 'APP_' }).getSecret('api-key')).toBe('prefixed');
    expect(await withoutFile({ prefix: 'APP_', relaxed: false }).getSecret('API_KEY')).toBe('prefixed');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s is an ordinary one',
    async (key) => {
      expect(await withoutFile().getSecret(key)).toBeUndefined();
    },
  );

  it('may have an empty value', async () => {
    process.env.EMPTY = '';
    expect(await withoutFile().getSecret('EMPTY')).toBe('');
  });
});

describe('the .env file', () => {
  it('comes after process.env, and is never written into it', async () => {
    const provider = new EnvironmentSecretsProvider({ envFilePath: file('BOTH=file\nONLY="in file"\n') });
    process.env.BOTH = 'process';
    expect(await provider.getSecret('BOTH')).toBe('process');
    expect(await provider.getSecret('only')).toBe('in file');
    expect(process.env.ONLY).toBeUndefined();
  });

  it('is read once, and again after refresh()', async () => {
    const provider = new EnvironmentSecretsProvider({ envFilePath: file('KEY=one') });
    expect(await provider.getSecret('KEY')).toBe('one');
    file('KEY=two');
    expect(await provider.getSecret('KEY')).toBe('one');
    await provider.refresh();
    expect(await provider.getSecret('KEY')).toBe('two');
  });

  it('of several, the first that has a key wins', async () => {
    const files = [file('A=local', '.env.local'), join(directory, 'none'), file('A=shared\nB=shared')];
    const provider = new EnvironmentSecretsProvider({ envFilePath: files });
    expect([await provider.getSecret('A'), await provider.getSecret('B')]).toEqual(['local', 'shared']);
  });

  it('may be missing', async () => {
    process.env.KEY = 'process';
    const provider = new EnvironmentSecretsProvider({ envFilePath: join(directory, 'no', 'such') });
    provider.load();
    expect(await provider.getSecret('KEY')).toBe('process');
  });

  it('that is a directory, or not UTF-8, is an error that names it and shows nothing of it', async () => {
    mkdirSync(join(directory, 'folder'));
    const latin = file(Buffer.concat([Buffer.from('PASSWORD=abc'), Buffer.from([0xe9, 0xff])]), 'latin1.env');
    for (const [path, why] of [
      [join(directory, 'folder'), 'it is a directory'],
      [latin, 'it is not UTF-8'],
    ] as const) {
      const provider = new EnvironmentSecretsProvider({ envFilePath: path });
      expect(() => provider.load()).toThrow(
        `The file ${JSON.stringify(path)} cannot be used as .env: ${why}`,
      );
      await expect(provider.getSecret('SOME_KEY')).rejects.toMatchObject({ code: 'INVALID' });
      await expect(provider.getSecret('SOME_KEY')).rejects.not.toThrow(/abc/);
    }
  });

  it('that cannot be read is an error that names it', () => {
    const path = join(directory, 'n'.repeat(300));
    expect(() => new EnvironmentSecretsProvider({ envFilePath: path }).load()).toThrow(
      /n{300}.*cannot be read \(ENAMETOOLONG\)/,
    );
  });
});

describe('a listing', () => {
  it('leaves out process.env unless a prefix asks for a part of it', async () => {
    Object.assign(process.env, { LIST_A: 'x', LIST_B: 'x', APP_LIST_A: 'x', APP_: 'x' });
    const envFilePath = file('LIST_A=x\nLIST_C=x\n');
    expect(await new EnvironmentSecretsProvider({ envFilePath }).listSecrets('')).toEqual([
      'LIST_A',
      'LIST_C',
    ]);
    expect(await new EnvironmentSecretsProvider({ envFilePath }).listSecrets('LIST_')).toEqual([
      'LIST_A',
      'LIST_B',
      'LIST_C',
    ]);
    expect(
      await new EnvironmentSecretsProvider({ envFilePath: false, prefix: 'APP_' }).listSecrets(''),
    ).toContain('LIST_A');
    expect(
      await new EnvironmentSecretsProvider({ envFilePath: false, prefix: 'APP_' }).listSecrets(''),
    ).not.toContain('');
  });
});

it('shows nothing to inspect', async () => {
  const provider = new EnvironmentSecretsProvider({ envFilePath: file('KEY=not-to-be-shown') });
  await provider.getSecret('KEY');
  expect(inspect(provider, { depth: 10, showHidden: true })).not.toContain('not-to-be-shown');
});

it.each([[{ envFilePath: 5 }], [{ envFilePath: [''] }], [{ prefix: 1 }], [{ relaxed: 'no' }]])(
  'refuses %j',
  (options) => {
    expect(() => new EnvironmentSecretsProvider(options as never)).toThrow(/env\.\w+ takes/);
  },
);
