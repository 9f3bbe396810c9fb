import { describe, expect, it } from 'vitest';
import { foreign, prefetch } from '../../../../../test/support/foreign-provider.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretNotFoundError } from '../../errors/secrets.errors.js';
import { maskLogText } from '../../masking/index.js';
import type { SecretsService } from '../../secrets.service.js';
import { InMemorySecretsProvider } from '../../testing/index.js';

describe('an answer that is no secret', () => {
  it('takes the last value away: somebody has to act', async () => {
    const answers: unknown[] = ['value', 5];
    const { service, clock } = serviceUnderTest(
      [foreign({ getSecret: async () => answers.shift() as string })],
      {
        cache: { ttl: 10 },
      },
    );
    expect(await service.getSecret('A')).toBe('value');
    clock.advance(10);
    expect(await service.getSecret('A', 'by default')).toBe('by default');
  });

  it('in a batch fails for its key alone, also when looking at it throws', async () => {
    const hostile = Object.defineProperty({}, 'value', {
      get: () => {
        throw new Error('the-value');
      },
    });
    const link = foreign({
      getSecrets: async () =>
        new Map<string, never>([
          ['A', hostile as never],
          ['B', 'b' as never],
        ]),
    });
    const { service, log } = serviceUnderTest([link]);
    await prefetch(service, ['A', 'B']);
    expect([await service.getSecret('A', 'by default'), await service.getSecret('B')]).toEqual([
      'by default',
      'b',
    ]);
    expect(log.shown).toEqual(['error: foreign cannot give "A", because: Error']);
  });
});

describe('bytes', () => {
  it('are those of the text where a link gives texts only', async () => {
    const { service } = serviceUnderTest([new InMemorySecretsProvider({ A: 'pässwört' })]);
    expect(await service.getSecretBinary('A')).toEqual(new TextEncoder().encode('pässwört'));
  });

  it('that are a JSON text are masked as that text is, but for what `exclude` names', async () => {
    const text = JSON.stringify({ password: 'field-that-is-masked', token: 'field-that-is-not' });
    const link = foreign({ getSecretBinary: async () => new TextEncoder().encode(text) });
    const { service } = serviceUnderTest([link], { masking: { exclude: ['A#token'] } });
    await service.getSecretBinary('A');
    expect(maskLogText('<field-that-is-masked> <field-that-is-not>')).toBe('<****> <field-that-is-not>');
  });

  it('that change are told to `onChange`, of a link that has no text of them', async () => {
    let byte = 1;
    const link = foreign({
      getSecret: async () => undefined,
      getSecretBinary: async () => new Uint8Array([255, byte]),
    });
    const { service } = serviceUnderTest([link]);
    const changed: unknown[] = [];
    service.onChange(({ key, provider }) => void changed.push([key, provider]));
    for (byte of [1, 1, 2]) {
      await service.refresh();
      await service.getSecretBinary('A');
    }
    expect(changed).toEqual([['A', 'foreign']]);
  });

  it('that are refused are the trouble of their key, also where its text is served', async () => {
    const link = foreign({ getSecretBinary: () => Promise.reject(new SecretDeniedError('no')) });
    const { service } = serviceUnderTest([link]);
    await service.getSecret('A');
    await service.getSecretBinary('A');
    expect(service.status()).toMatchObject([
      { key: 'A', provider: 'foreign', lastError: { code: 'DENIED' } },
    ]);
  });

  it('of a link that gives them by itself are in the status, and end with the service', async () => {
    const link = foreign({
      getSecret: async () => undefined,
      getSecretBinary: async () => new Uint8Array([255, 1]),
    });
    const { service, clock } = serviceUnderTest([link]);
    await service.getSecretBinary('A');
    expect(service.status()).toMatchObject([{ key: 'A', provider: 'foreign', lastError: undefined }]);
    await service[Symbol.asyncDispose]();
    // What is left is the minute in which values are still masked.
    expect(clock.pending).toBe(1);
  });
});

describe('bytes that are no text', () => {
  it('are masked in all that they are encoded as, days after they were read', async () => {
    const bytes = Buffer.from('fffe00fdfbfa7b10', 'hex');
    const { service, clock } = serviceUnderTest([
      foreign({ getSecret: async () => undefined, getSecretBinary: async () => bytes }),
    ]);
    await service.getSecretBinary('A');
    clock.advance(3 * 24 * 3600);
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      expect(maskLogText(`<${bytes.toString(encoding)}>`)).toBe('<****>');
    }
  });
});

describe('a prefetch', () => {
  it('asks a later link for what an earlier one is known to lack', async () => {
    const asked: string[][] = [];
    const none = new SecretNotFoundError('none');
    const first = foreign({
      getSecrets: async (keys) => new Map(keys.map((key) => [key, key === 'A' ? 'a' : none])),
    });
    const second = foreign({
      name: 'second',
      getSecrets: async (keys) => {
        asked.push(keys);
        return new Map(keys.map((key) => [key, 'of the second']));
      },
    });
    const { service } = serviceUnderTest([first, second]);
    await prefetch(service, ['A', 'B', 'C']);
    expect(asked).toEqual([['B', 'C']]);
    expect(await service.getSecret('C')).toBe('of the second');
  });

  it('makes no batch where nothing is kept', async () => {
    let batches = 0;
    const link = foreign({
      getSecrets: async () => {
        batches++;
        return new Map();
      },
    });
    await prefetch(serviceUnderTest([link], { cache: { ttl: 0 } }).service, ['A', 'B']);
    expect(batches).toBe(0);
  });
});

it.each([
  ['the first link', []],
  ['a link behind one that lacks it', [new InMemorySecretsProvider()]],
  ['a link behind several', [new InMemorySecretsProvider(), foreign({ getSecret: async () => undefined })]],
])('a hit of %s is the promise that is kept: it allocates nothing', async (_what, before) => {
  const { service } = serviceUnderTest([...before, foreign({ name: 'last' })]);
  await service.getSecret('A');
  expect(service.getSecret('A')).toBe(service.getSecret('A'));
});

it('a refresh that ends at once arms no timer', async () => {
  const { service, clock } = serviceUnderTest([foreign({})]);
  let armed = 0;
  const schedule = clock.schedule.bind(clock);
  clock.schedule = (...timer) => {
    armed++;
    return schedule(...timer);
  };
  await service.refresh();
  expect(armed).toBe(0);
});

it('a refresh ahead of expiry that hangs ends within the deadline', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const link = foreign({
    getSecret: (_key, context) => {
      signals.push(context?.signal);
      return signals.length === 1 ? Promise.resolve('x') : new Promise(() => {});
    },
  });
  const { service, clock } = serviceUnderTest([link], { cache: { ttl: 100 } });
  await service.getSecret('A');
  clock.advance(90);
  await service.getSecret('A');
  clock.advance(9.9);
  expect(signals[1]?.aborted).toBe(false);
  clock.advance(0.1);
  expect(signals[1]?.aborted).toBe(true);
});

it('a listing that hangs ends within the deadline of a boot', async () => {
  const { service, clock } = serviceUnderTest([foreign({ listSecrets: () => new Promise(() => {}) })]);
  const listing = expect(service.listSecrets()).rejects.toThrow(/could not list: no answer within 10 s/);
  clock.advance(10);
  await listing;
});

it.each([
  ['getSecret', (service: SecretsService) => service.getSecret('A')],
  ['listSecrets', (service: SecretsService) => service.listSecrets()],
  ['refresh', (service: SecretsService) => service.refresh()],
])('a %s that the end of the service cuts off is no outage', async (method, call) => {
  const { service, log } = serviceUnderTest([foreign({ [method]: () => new Promise(() => {}) })]);
  const cutOff = expect(call(service)).rejects.toMatchObject({ code: 'CLOSED' });
  await new Promise((resolve) => setImmediate(resolve));
  await service[Symbol.asyncDispose]();
  await cutOff;
  expect(log.shown).toEqual([]);
});
