import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import {
  createSecretsService,
  EnvironmentSecretsProvider,
  maskSecrets,
  SecretsModule,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maskLogText } from '../../libs/secrets/src/masking/index.js';
import { boot, moduleOf } from '../support/boot.js';
import { useFaultyStore } from '../support/faulty-store.js';
import { LEAK } from '../support/failure.js';
import type { ServiceUnderTest } from '../support/service-under-test.js';

const store = useFaultyStore();

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Writes a `.env` file, and gives its path. */
function file(content: string | Uint8Array, name = '.env'): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

const over = (envFilePath: string | string[]): ServiceUnderTest =>
  store.chainOf([new EnvironmentSecretsProvider({ envFilePath })]);

describe('.env value with an unquoted #: what dotenv does, with a warning', () => {
  it('gives what dotenv gives, after one warning that names file and key, and nothing of the value', async () => {
    const path = file(`DB_PASSWORD=left${LEAK}#right${LEAK}\nAPI_KEY=#${LEAK}\nPLAIN=x`);
    const { service, log } = over(path);
    for (let n = 0; n < 3; n++) expect(await service.getSecret('DB_PASSWORD')).toBe(`left${LEAK}`);
    expect(await service.getSecret('API_KEY')).toBe('');
    expect(log.lines).toEqual([
      [
        'warn',
        `An unquoted # in the file ${JSON.stringify(path)} ends the value of "DB_PASSWORD", "API_KEY", as dotenv has it; put a value that holds a # in quotes`,
      ],
    ]);
    // And it survives the masking of the log that it goes to.
    expect(maskSecrets(log.shown)).toEqual(log.shown);
    expect(log.shown.map(maskLogText)).toEqual(log.shown);
  });

  it.each([
    ['in double quotes', 'KEY="a#b"'],
    ['in single quotes', "KEY='a#b'"],
    ['in backticks', 'KEY=`a#b`'],
    ['after a quoted value', "KEY='a#b'#c"],
    ['in a quoted value of several lines that look like others', 'KEY="a#b\nKEY2=c#d\n"'],
    ['as a comment after a value', 'KEY=a # b#c'],
    ['as a comment in place of a value', 'KEY= # none#yet'],
    ['as a comment on a line of its own', '# KEY=a#b\n  ## KEY=a#b'],
    ['in a value that another line replaces', "KEY=a#b\nKEY='a#b'"],
  ])('says nothing of a # %s', (_, text) => {
    expect(over(file(text)).log.lines).toEqual([]);
  });

  it.each([
    ['after export', 'export KEY=a#b'],
    ['with CRLF', 'A=1\r\nKEY=a#b\r\n'],
    ['with a BOM', '\uFEFFKEY=a#b'],
    ['behind a colon', 'KEY: a#b'],
    ['in the last file', 'KEY=a#b'],
  ])('sees it %s', async (_, text) => {
    const { service, log } = over([join(directory, 'none'), file('KEY2=x', '.env.local'), file(text)]);
    expect(await service.getSecret('KEY')).toBe('a');
    expect(log.shown).toEqual([expect.stringMatching(/^warn: .*the value of "KEY", as/)]);
  });

  it('tells it again when it is another, and not because the file was read again', async () => {
    const path = file('KEY=a#b');
    const { service, log } = over(path);
    const again = async (text: string): Promise<number> => {
      file(text);
      await service.refresh();
      await service.getSecret('KEY');
      return log.shown.length;
    };
    expect(await again('KEY=a#c')).toBe(1);
    expect(await again("KEY='a#c'")).toBe(1);
    expect(await again('KEY=a#b')).toBe(2);
    expect(await again('KEY=a#b\nOTHER=a#b')).toBe(3);
  });

  it('names ten of many', () => {
    const path = file(Array.from({ length: 500 }, (_, n) => `K${n}=a#b`).join('\n'));
    expect(over(path).log.shown).toEqual([expect.stringMatching(/"K0", .*"K9" and 490 more, as dotenv/)]);
  });

  it('is told by each service that has the link, and by none that was closed', async () => {
    const link = new EnvironmentSecretsProvider({ envFilePath: file('KEY=a#b') });
    const [first, second] = [store.chainOf([link]), store.chainOf([link])];
    await first.service[Symbol.asyncDispose]();
    file('OTHER=a#b');
    await second.service.refresh();
    await second.service.getSecret('OTHER');
    expect([first.log.shown.length, second.log.shown.length]).toEqual([1, 2]);
  });

  it('is told once at the boot of an application, and outside DI', async () => {
    const warn = vi.fn<(message: unknown) => void>();
    const logger = { log() {}, error() {}, warn };
    const env = { envFilePath: file('DB_PASSWORD=a#b') };
    const root = moduleOf({ imports: [SecretsModule.forRoot({ env })] });
    await (await NestFactory.createApplicationContext(root, { logger })).close();
    const line = expect.stringMatching(/ends the value of "DB_PASSWORD", as dotenv has it/);
    expect(warn.mock.calls.map(([message]) => message)).toEqual([line]);
    await createSecretsService({ env })[Symbol.asyncDispose]();
    expect(warn.mock.calls.map(([message]) => message)).toEqual([line, line]);
  });
});

describe('.env missing', () => {
  it('is process.env only, without a line', async () => {
    process.env.KEY = 'of the environment';
    const { service, log } = over(join(directory, 'no', 'such', '.env'));
    expect(await service.getSecret('KEY')).toBe('of the environment');
    expect(log.lines).toEqual([]);
  });
});

describe('.env unreadable, a directory, not UTF-8', () => {
  it('is a boot error naming the file', async () => {
    for (const envFilePath of [directory, file(Buffer.from([0x4b, 0x3d, 0xe9]))]) {
      const failing = boot({ imports: [SecretsModule.forRoot({ env: { envFilePath } })] });
      await expect(failing).rejects.toThrow(JSON.stringify(envFilePath));
    }
  });

  const spoiled: [string, () => string][] = [
    ['is not UTF-8 any more', () => file(Buffer.from([0x4b, 0x3d, 0xe9]))],
    [
      'is a directory now',
      () => {
        rmSync(join(directory, '.env'));
        mkdirSync(join(directory, '.env'));
        return join(directory, '.env');
      },
    ],
  ];
  it.each(spoiled)(
    'one that %s after a refresh is a failure of the link, until it is mended',
    async (_, spoil) => {
      const path = file(`KEY=${LEAK}`);
      process.env.LIVE = 'of process.env';
      const { service, log } = over(path);
      expect(await service.getSecret('KEY')).toBe(LEAK);
      spoil();
      await service.refresh();
      for (let n = 0; n < 5; n++) {
        await expect(service.getSecretOrThrow('KEY')).rejects.toBeInstanceOf(SecretUnavailableError);
        expect(await service.getSecret('KEY', 'by default')).toBe('by default');
        expect(await service.getSecret('LIVE')).toBe('of process.env');
      }
      expect(log.shown).toEqual([expect.stringContaining(JSON.stringify(path).slice(1, -1))]);
      rmSync(path, { recursive: true });
      file('KEY=mended');
      await service.refresh();
      expect(await service.getSecret('KEY')).toBe('mended');
      expect(log.shown.slice(1)).toEqual([
        expect.stringMatching(/^log: environment answers again for "KEY"/),
      ]);
    },
  );
});

describe('what else may happen to the environment', () => {
  it('a BOM, CRLF and several lines in quotes are read as they are', async () => {
    const { service } = over(file('\uFEFFFIRST=1\r\nMANY="a\r\nb"\r\nLAST=3'));
    const values = await Promise.all(['FIRST', 'MANY', 'LAST'].map((key) => service.getSecret(key)));
    expect(values).toEqual(['1', 'a\nb', '3']);
  });

  it('a variable that goes away while the process runs is missing from the next read on', async () => {
    process.env.KEY = 'one';
    const { service } = over(file(''));
    const ref = service.ref('KEY');
    expect([await service.getSecret('KEY'), ref.current]).toEqual(['one', 'one']);
    delete process.env.KEY;
    expect(await service.getSecret('KEY')).toBeUndefined();
    expect(service.status()).toMatchObject([{ key: 'KEY', provider: undefined }]);
  });

  it('a variable of a megabyte is read whole, as often as one likes', async () => {
    const long = 'ü'.repeat(2 ** 19);
    process.env.LONG = long;
    const { service } = over(file(''));
    for (let n = 0; n < 100; n++) expect(await service.getSecret('LONG')).toBe(long);
  });
});
