import { describe, expect, it } from 'vitest';
import { serviceUnderTest } from '../../../../test/support/service-under-test.js';
import {
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../errors/secrets.errors.js';
import { maskLogText } from '../masking/index.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { readerOf } from '../secrets.service.js';
import { InMemorySecretsProvider } from '../testing/index.js';
import { ChainReader } from './chain.reader.js';
import type { SecretReader } from './secret.reader.js';

const store = (secrets: Record<string, string>) => new InMemorySecretsProvider(secrets);

function foreign(more: Partial<SecretsProvider>): SecretsProvider {
  return {
    name: 'foreign',
    getSecret: async () => undefined,
    listSecrets: async () => [],
    refresh: async () => {},
    ...more,
  };
}

const unconfigured = (name: string) => {
  const fail = () => Promise.reject(new SecretsUnconfiguredError('none'));
  return foreign({ name, getSecret: fail, listSecrets: fail });
};

describe('a key whose value does not fit', () => {
  it('is told once by a warning that shows nothing of it, and again after it has fitted', async () => {
    const link = store({ DB: 'the-value-1' });
    const { service, log } = serviceUnderTest([link]);
    for (let n = 0; n < 3; n++) expect(await service.getSecretJson('DB')).toBeUndefined();
    expect(await service.getSecret('DB#user', 'by default')).toBe('by default');
    const warning = (key: string, reason: string) => `Secret "${key}" of in-memory cannot be used: ${reason}`;
    expect(log.at('warn')).toEqual([
      warning('DB', 'it is no valid JSON'),
      warning('DB#user', 'it is no valid JSON, which its path needs'),
    ]);
    link.set('DB', '{"user":"app"}');
    await service.refresh();
    expect(await service.getSecretJson('DB')).toEqual({ user: 'app' });
    link.set('DB', 'the-value-2');
    await service.refresh();
    expect(await service.getSecretJson('DB')).toBeUndefined();
    expect(log.at('warn')).toHaveLength(3);
  });

  it('of thousands is a thousand warnings', async () => {
    const secrets = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`KEY_${n}`, 'no JSON']));
    const { service, log } = serviceUnderTest([store(secrets)]);
    for (const key of Object.keys(secrets)) await service.getSecretJson(key);
    expect(log.at('warn')).toHaveLength(1000);
  });

  it('is an error of that kind for whoever needs it', async () => {
    const { service } = serviceUnderTest([store({ DB: 'no JSON' })]);
    const reading = service.getSecretOrThrow('DB#user');
    await expect(reading).rejects.toBeInstanceOf(SecretInvalidError);
    await expect(reading).rejects.toMatchObject({
      key: 'DB#user',
      message: 'Secret "DB#user" of in-memory cannot be used: it is no valid JSON, which its path needs',
    });
  });
});

describe('a path to nothing', () => {
  it('is missing in the link that has the secret, and told of as such', async () => {
    const { service, log } = serviceUnderTest([store({}), foreign({ getSecret: async () => '{"a":null}' })]);
    expect(await service.getSecret('DB#a', 'by default')).toBe('by default');
    expect(log.at('debug')).toContain('Secret "DB#a" is in no provider');
    const reading = service.getSecretOrThrow('DB#a');
    await expect(reading).rejects.toBeInstanceOf(SecretNotFoundError);
    await expect(reading).rejects.toThrow(/^Secret "DB#a" is in no provider \(foreign\)$/);
  });
});

describe('what is missing', () => {
  it('is told to the log by requests alone: a boot has its report, and nobody asked for the rest', async () => {
    const { service, log } = serviceUnderTest([store({ DB: '{}' })]);
    const reader = readerOf(service) as SecretReader;
    for (const patience of ['boot', 'background'] as const) {
      expect(await reader.text('NONE', patience)).toMatchObject({ kind: 'missing' });
      expect(await reader.json('DB#none', patience)).toMatchObject({ kind: 'missing' });
    }
    expect(log.lines.filter(([, line]) => line.includes('in no provider'))).toEqual([]);
    await reader.text('NONE', 'request');
    await reader.json('DB#none', 'request');
    await reader.binary('NO_BYTES');
    expect(log.at('debug').filter((line) => line.includes('in no provider'))).toHaveLength(3);
  });
});

describe('reads', () => {
  it('are counted by how they end and by link, each once, and none that nobody wanted', async () => {
    const first = store({ A: 'a', C: 'c', TEXT: 'no JSON' });
    const second = foreign({ name: 'second', getSecret: async (key) => (key === 'B' ? 'b' : undefined) });
    const { service, clock } = serviceUnderTest([first, second, unconfigured('third')], {
      cache: { ttl: 10 },
      fallback: 'any',
    });
    const { chain } = readerOf(service) as SecretReader;
    const counted = () => [...chain.counts].map(({ end, link, count }) => [count, end, link]);
    await service.prefetch(['A', 'B', 'NONE']);
    expect(counted()).toEqual([]);
    for (const key of ['A', 'A', 'B', 'B', 'B', 'NONE', 'NONE', 'OTHER']) await service.getSecret(key);
    await service.getSecretJson('TEXT');
    await service.getSecretBinary('C');
    clock.advance(10);
    first.failNext(new SecretUnavailableError('down'), 2);
    await service.getSecret('A');
    await service.getSecret('LOST');
    expect(counted()).toEqual([
      [2, 'hit', 'in-memory'],
      [3, 'hit', 'second'],
      [3, 'missing', undefined],
      [1, 'invalid', 'in-memory'],
      [1, 'fetched', 'in-memory'],
      [1, 'stale', 'in-memory'],
      [1, 'failed', undefined],
    ]);
  });

  it('that a link ends by a refusal are counted as failed', async () => {
    const denied = foreign({ getSecret: () => Promise.reject(new SecretDeniedError('no')) });
    const { service } = serviceUnderTest([denied], { fallback: 'not-found' });
    await expect(service.getSecret('A')).rejects.toBeInstanceOf(SecretDeniedError);
    const { chain } = readerOf(service) as SecretReader;
    expect([...chain.counts]).toEqual([{ end: 'failed', link: undefined, count: 1 }]);
  });
});

describe('what is cut out of a secret', () => {
  it('is masked from then on, in the form in which it was given', async () => {
    const bundle = JSON.stringify({
      text: 'field-of-text-1',
      node: { a: 'in-node-1' },
      bytes: 'field-of-bytes',
      word: 'field-as-json-1',
      nested: '{"password":"in-a-text-1"}',
    });
    const { service } = serviceUnderTest([store({ DB: bundle })]);
    const shown = (text: string) => maskLogText(`<${text}>`);
    expect(shown('field-of-text-1')).toBe('<field-of-text-1>');
    await service.getSecret('DB#text');
    await service.getSecretJson('DB#node');
    await service.getSecretBinary('DB#bytes');
    await service.getSecretJson('DB#word');
    await service.getSecretJson('DB#nested');
    const cut = ['field-of-text-1', '{"a":"in-node-1"}', 'field-of-bytes', 'field-as-json-1', 'in-a-text-1'];
    expect(cut.map(shown)).toEqual(cut.map(() => '<****>'));
    expect(await service.getSecretJson('DB#text')).toBe('field-of-text-1');
  });
});

describe('links that are not set up', () => {
  it('count as not being in the chain, in reads and in listings', async () => {
    const { service } = serviceUnderTest([unconfigured('first'), store({ A: 'a' })]);
    expect([await service.getSecret('A'), await service.listSecrets()]).toEqual(['a', ['A']]);
    await expect(service.getSecretOrThrow('B')).rejects.toBeInstanceOf(SecretNotFoundError);
    await expect(service.getSecretOrThrow('B')).rejects.toThrow(
      /^Secret "B" is in no provider \(first, in-memory\).*not asked: first: SecretsUnconfiguredError/,
    );
  });

  it('are a failure where there is no other, and where no fallback is allowed', async () => {
    const alone = serviceUnderTest([unconfigured('first'), unconfigured('second')]).service;
    await expect(alone.getSecretOrThrow('A')).rejects.toBeInstanceOf(SecretUnavailableError);
    const strict = serviceUnderTest([unconfigured('first'), store({ A: 'a' })], {
      fallback: 'transient',
    }).service;
    await expect(strict.getSecret('A')).rejects.toBeInstanceOf(SecretsUnconfiguredError);
    await expect(strict.listSecrets()).rejects.toMatchObject({
      provider: 'first',
      message: 'first could not list: SecretsUnconfiguredError UNCONFIGURED',
    });
  });

  it('do not excuse a link that failed', async () => {
    const failing = foreign({ getSecret: () => Promise.reject(new SecretUnavailableError('down')) });
    const { service } = serviceUnderTest([unconfigured('first'), failing]);
    await expect(service.getSecretOrThrow('A')).rejects.toBeInstanceOf(SecretUnavailableError);
    await expect(service.getSecretOrThrow('A')).rejects.toThrow(/foreign: SecretUnavailableError/);
  });
});

it('a chain without links, as a test may set it, has no secret, which is no failure', async () => {
  const chain = new ChainReader([], 'any');
  expect(await chain.resolve('A', 'text', 'request')).toMatchObject({ kind: 'missing' });
});

describe('a listing', () => {
  it('of a link that says "not found" is empty', async () => {
    const none = foreign({ listSecrets: () => Promise.reject(new SecretNotFoundError('none')) });
    expect(await serviceUnderTest([none, store({ b: 'b', a: 'a' })]).service.listSecrets()).toEqual([
      'a',
      'b',
    ]);
  });

  it('is sorted over all links', async () => {
    const { service } = serviceUnderTest([store({ c: 'c', a: 'a' }), store({ b: 'b' })]);
    expect(await service.listSecrets()).toEqual(['a', 'b', 'c']);
  });
});

describe('a refresh', () => {
  it('names the link that could not, whatever it said', async () => {
    const broken = foreign({ refresh: () => Promise.reject(new SecretNotFoundError('none')) });
    const refreshing = serviceUnderTest([store({}), broken]).service.refresh();
    await expect(refreshing).rejects.toMatchObject({
      provider: 'foreign',
      message: 'foreign could not refresh: it has no such secret',
    });
  });

  it('of the links that can is done, where one cannot', async () => {
    const fine = store({ A: 'one' });
    const { service } = serviceUnderTest([foreign({ refresh: () => Promise.reject(new Error('x')) }), fine]);
    await service.getSecret('A');
    fine.set('A', 'two');
    await expect(service.refresh()).rejects.toThrow('foreign could not refresh: Error');
    expect(await service.getSecret('A')).toBe('two');
  });
});
