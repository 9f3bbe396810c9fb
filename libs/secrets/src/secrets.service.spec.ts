import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type FakeAws, startFakeAws } from '../../../test/support/misbehaving-server.js';
import { serviceUnderTest } from '../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretNotFoundError, SecretUnavailableError } from './errors/secrets.errors.js';
import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager/index.js';
import type { SecretsProvider } from './providers/secrets-provider.interface.js';
import { InMemorySecretsProvider } from './testing/index.js';

const store = (secrets: Record<string, string>) => new InMemorySecretsProvider(secrets);

/** A provider of somebody else: an object with the four members. */
function foreign(answer: () => unknown, more: Partial<SecretsProvider> = {}): SecretsProvider {
  return {
    name: 'foreign',
    getSecret: async () => answer() as string,
    listSecrets: async () => [],
    refresh: async () => {},
    ...more,
  };
}

describe('reading', () => {
  it('walks the chain in order, and keeps what each link said', async () => {
    const [first, second] = [store({ A: 'first' }), store({ A: 'second', B: 'second' })];
    const { service } = serviceUnderTest([first, second]);
    expect(await service.getSecret('A')).toBe('first');
    expect(await service.getSecret('B')).toBe('second');
    expect(await service.getSecret('B')).toBe('second');
    expect(first.calls.length + second.calls.length).toBe(3);
  });

  it('takes an empty string as a value', async () => {
    const { service } = serviceUnderTest([store({ EMPTY: '' }), store({ EMPTY: 'second' })]);
    expect(await service.getSecret('EMPTY', 'by default')).toBe('');
    expect(await service.getSecretOrThrow('EMPTY')).toBe('');
  });

  it('gives each caller JSON and bytes of its own', async () => {
    const { service } = serviceUnderTest([store({ DB: '{"user":"app","list":[1]}' })]);
    const one = await service.getSecretJson<{ user: string }>('DB');
    if (one) one.user = 'changed';
    expect(await service.getSecretJson('DB')).toEqual({ user: 'app', list: [1] });
    const bytes = await service.getSecretBinary('DB#user');
    bytes?.fill(0);
    expect(new TextDecoder().decode(await service.getSecretBinary('DB#user'))).toBe('app');
  });

  it('gives each caller a default of its own', async () => {
    const { service } = serviceUnderTest([store({})]);
    const fallback = { pool: { max: 5 }, hosts: ['a'] };
    const one = await service.getSecretJson('DB', fallback);
    one.pool.max = 1;
    one.hosts.push('b');
    expect(await service.getSecretJson('DB', fallback)).toEqual({ pool: { max: 5 }, hosts: ['a'] });
  });

  it('rejects, never throws, for what is no key, before any link is asked', async () => {
    const links = [store({})];
    const { service } = serviceUnderTest(links);
    for (const key of ['', 'a\nb', '#x', 'x#', 'k'.repeat(513), undefined, null, 5, {}, Symbol('s')]) {
      for (const method of ['getSecret', 'getSecretOrThrow', 'getSecretJson', 'getSecretBinary'] as const) {
        const read = service[method].bind(service) as (key: unknown) => Promise<unknown>;
        await expect(read(key)).rejects.toBeInstanceOf(TypeError);
      }
      if (key !== undefined) await expect(service.refresh(key as string)).rejects.toBeInstanceOf(TypeError);
    }
    await expect(service.listSecrets(5 as never)).rejects.toBeInstanceOf(TypeError);
    expect(links[0]?.calls).toEqual([]);
  });

  it('sees a rotated value after refresh(), of one key or of all', async () => {
    const link = store({ A: 'one', B: 'one' });
    const { service } = serviceUnderTest([link]);
    await service.getSecret('A');
    await service.getSecret('B');
    link.rotate('A', 'two');
    link.rotate('B', 'two');
    expect(await service.getSecret('A')).toBe('one');
    await service.refresh('A');
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['two', 'one']);
    await service.refresh();
    expect(await service.getSecret('B')).toBe('two');
  });

  it('a refresh during a flight makes the next read ask again', async () => {
    const answers: ((value: string) => void)[] = [];
    const link = foreign(() => '', {
      getSecret: () => new Promise<string>((resolve) => answers.push(resolve)),
    });
    const { service } = serviceUnderTest([link]);
    const before = service.getSecret('A');
    await service.refresh();
    const after = service.getSecret('A');
    answers[1]?.('new');
    expect(await after).toBe('new');
    answers[0]?.('old');
    expect(await before).toBe('old');
    expect(await service.getSecret('A')).toBe('new');
  });

  it('tells of a provider that cannot refresh', async () => {
    const link = foreign(() => 'x', { refresh: () => Promise.reject(new Error('with the value')) });
    const refreshing = serviceUnderTest([link]).service.refresh();
    await expect(refreshing).rejects.toBeInstanceOf(SecretUnavailableError);
    await expect(refreshing).rejects.toThrow('foreign could not refresh: Error');
  });
});

describe('listing', () => {
  it('has the keys of all links, sorted, without duplicates', async () => {
    const { service } = serviceUnderTest([store({ b: '1', a: '1' }), store({ c: '1', a: '1' })]);
    expect(await service.listSecrets()).toEqual(['a', 'b', 'c']);
    expect(await service.listSecrets('b')).toEqual(['b']);
  });

  it('rejects when a link cannot list', async () => {
    const failing = foreign(() => 'x', { listSecrets: () => Promise.reject(new Error('with the value')) });
    const listing = serviceUnderTest([store({ a: '1' }), failing]).service.listSecrets();
    await expect(listing).rejects.toThrow('foreign could not list: Error');
  });
});

describe('a provider of somebody else', () => {
  it('may answer with a value and its version, a string, or undefined', async () => {
    const answers: unknown[] = [{ value: 'one', versionId: 'v1' }, 'two', undefined];
    const { service } = serviceUnderTest([foreign(() => answers.shift())]);
    expect(await service.getSecret('A')).toBe('one');
    expect(await service.getSecret('B')).toBe('two');
    expect(await service.getSecret('C')).toBeUndefined();
  });

  it.each([[null], [5], [true], [{}], [{ value: 5 }], [[]], [Symbol('s')]])(
    'that answers %s is invalid',
    async (answer) => {
      const { service, log } = serviceUnderTest([foreign(() => answer)]);
      expect(await service.getSecret('A', 'by default')).toBe('by default');
      await expect(service.getSecretOrThrow('A')).rejects.toBeInstanceOf(SecretUnavailableError);
      expect(log.shown).toEqual([
        expect.stringMatching(/^warn: foreign cannot give "A", because: it answered with/),
      ]);
    },
  );

  it.each([
    ['a SecretUnavailableError', new SecretUnavailableError('secret-in-message'), 'transient'],
    ['a SecretDeniedError', new SecretDeniedError('secret-in-message'), 'any'],
    ['a network error', Object.assign(new Error('secret-in-message'), { code: 'ECONNREFUSED' }), 'transient'],
    [
      'what fetch throws',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('secret-in-message'), { code: 'ECONNRESET' }),
      }),
      'transient',
    ],
    ['a timeout', new DOMException('secret-in-message', 'TimeoutError'), 'transient'],
    ['another error', new Error('secret-in-message'), 'any'],
    ['a string', 'secret-in-message', 'any'],
    ['nothing', undefined, 'any'],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('secret-in-message');
          },
          getPrototypeOf: () => {
            throw new Error('secret-in-message');
          },
        },
      ),
      'any',
    ],
  ] as const)(
    'that throws %s falls back from %3$s on, and no word of it is repeated',
    async (_, thrown, from) => {
      for (const fallback of ['not-found', 'transient', 'any'] as const) {
        const failing = foreign(() => {
          throw thrown;
        });
        const { service, log } = serviceUnderTest([failing, store({ A: 'second' })], { fallback });
        const reading = service.getSecret('A');
        const allowed = fallback === 'any' || fallback === from;
        if (allowed) expect(await reading).toBe('second');
        else await expect(reading).rejects.toMatchObject({ name: expect.stringMatching(/^Secret\w+Error$/) });
        const error = await service.getSecretOrThrow('B').catch((caught: unknown) => caught);
        expect(inspect([error, log.lines], { depth: 10, showHidden: true })).not.toContain(
          'secret-in-message',
        );
        expect(error).not.toHaveProperty('cause');
      }
    },
  );

  it('that throws SecretNotFoundError has no such secret', async () => {
    const missing = foreign(() => {
      throw new SecretNotFoundError('none');
    });
    const { service } = serviceUnderTest([missing, store({ A: 'second' })], { fallback: 'not-found' });
    expect(await service.getSecret('A')).toBe('second');
    await expect(service.getSecretOrThrow('B')).rejects.toBeInstanceOf(SecretNotFoundError);
  });

  it('that throws synchronously fails like one that rejects', async () => {
    const link = foreign(() => 'x', {
      getSecret: () => {
        throw new Error('at once');
      },
    });
    const { service } = serviceUnderTest([link]);
    expect(await service.getSecret('A', 'by default')).toBe('by default');
  });

  it('may have JSON and bytes of its own, cached and copied', async () => {
    let calls = 0;
    const link = foreign(() => 'text', {
      getSecretJson: async () => ({ from: 'the store', call: ++calls }),
      getSecretBinary: async () => new Uint8Array([1, 2, ++calls]),
    });
    const { service } = serviceUnderTest([link]);
    const one = await service.getSecretJson<{ from: string }>('A');
    if (one) one.from = 'changed';
    expect(await service.getSecretJson('A')).toEqual({ from: 'the store', call: 1 });
    expect(await service.getSecret('A#from')).toBe('the store');
    (await service.getSecretBinary('A'))?.fill(0);
    expect(await service.getSecretBinary('A')).toEqual(new Uint8Array([1, 2, 2]));
  });

  it('is given a signal that is aborted at the deadline', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const link = foreign(() => '', {
      getSecret: (_key, context) => {
        signals.push(context?.signal);
        return new Promise<string>(() => {});
      },
    });
    const { service, clock } = serviceUnderTest([link], { aws: { timeout: 2 } });
    const reading = service.getSecret('A', 'by default');
    await Promise.resolve();
    clock.advance(1.9);
    expect(signals[0]?.aborted).toBe(false);
    clock.advance(0.1);
    expect(signals[0]?.aborted).toBe(true);
    expect(await reading).toBe('by default');
    expect(clock.pendingKeepAlive).toBe(0);
  });
});

describe('bundles', () => {
  const bundled = (aws: FakeAws, options = {}) =>
    serviceUnderTest([new AwsSecretsManagerProvider({ ...aws.connection, bundles: ['prod/app'] })], options);

  it('are fetched once for all their keys, and again when the TTL has passed', async () => {
    const aws = await startFakeAws({ secrets: { 'prod/app': '{"A":"a","B":"b","C":1}', OWN: 'own' } });
    const { service, clock } = bundled(aws, { cache: { ttl: 100 } });
    expect(await Promise.all(['A', 'B', 'C', 'OWN'].map((key) => service.getSecret(key)))).toEqual([
      'a',
      'b',
      '1',
      'own',
    ]);
    expect(aws.calls.map(({ secretId }) => secretId).sort()).toEqual(['OWN', 'prod/app']);
    clock.advance(79);
    expect(await service.getSecret('A')).toBe('a');
    expect(aws.calls).toHaveLength(2);
    aws.secrets.set('prod/app', '{"A":"new"}');
    clock.advance(21);
    expect(await service.getSecret('A')).toBe('new');
    await aws.close();
  });

  it('a key that is asked for late expires with its bundle, not after it', async () => {
    const aws = await startFakeAws({ secrets: { 'prod/app': '{"A":"old","B":"old"}' } });
    const { service, clock } = bundled(aws, { cache: { ttl: 100 } });
    await service.getSecret('A');
    clock.advance(85);
    expect(await service.getSecret('B')).toBe('old');
    aws.secrets.set('prod/app', '{"A":"new","B":"new"}');
    clock.advance(15);
    expect(await service.getSecret('B')).toBe('new');
    expect(aws.calls).toHaveLength(2);
    await aws.close();
  });

  it('refresh(key) asks for the bundle again', async () => {
    const aws = await startFakeAws({ secrets: { 'prod/app': '{"A":"old"}' } });
    const { service } = bundled(aws);
    await service.getSecret('A');
    aws.secrets.set('prod/app', '{"A":"new"}');
    await service.refresh('A');
    expect(await service.getSecret('A')).toBe('new');
    await aws.close();
  });
});
