import { describe, expect, it } from 'vitest';
import { foreign, prefetch } from '../../../../../test/support/foreign-provider.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { startFakeAws, hang } from '../../../../../test/support/misbehaving-server.js';
import {
  SecretDeniedError,
  SecretNotFoundError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../../errors/secrets.errors.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import { AwsSecretsManagerProvider } from '../aws-secrets-manager/index.js';

describe('a refresh', () => {
  it('is not undone by a read while the provider still remembers', async () => {
    let remembered = 'old';
    let refreshed: () => void = () => {};
    const link = foreign({
      getSecret: async () => remembered,
      refresh: () => new Promise((resolve) => (refreshed = resolve)),
    });
    const { service } = serviceUnderTest([link]);
    await service.getSecret('A');
    const refreshing = service.refresh();
    expect(await service.getSecret('A')).toBe('old');
    remembered = 'new';
    refreshed();
    await refreshing;
    expect(await service.getSecret('A')).toBe('new');
  });

  it('is not undone by a batch that was asked for before', async () => {
    let answer: (map: Map<string, string>) => void = () => {};
    const link = foreign({
      getSecrets: () => new Promise((resolve) => (answer = resolve)),
      getSecret: async () => 'new',
    });
    const { service } = serviceUnderTest([link]);
    const fetching = prefetch(service, ['A', 'B']);
    await Promise.resolve();
    await service.refresh();
    answer(new Map([['A', 'old']]));
    await fetching;
    expect(await service.getSecret('A')).toBe('new');
  });

  it('that hangs ends within the deadline', async () => {
    const { service, clock } = serviceUnderTest([foreign({ refresh: () => new Promise(() => {}) })]);
    const refreshing = expect(service.refresh()).rejects.toThrow(/could not refresh: no answer within 10 s/);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(10);
    await refreshing;
  });
});

describe('a batch', () => {
  /** A link whose batches and single reads a test answers. */
  function batching() {
    const batches: { keys: string[]; answer: (map: Map<string, string>) => void }[] = [];
    const singles: string[] = [];
    const link = foreign({
      getSecrets: (keys) => new Promise((answer) => batches.push({ keys, answer })),
      getSecret: async (key) => {
        singles.push(key);
        return `single ${key}`;
      },
    });
    return { ...serviceUnderTest([link], { cache: { ttl: 100 } }), batches, singles };
  }

  it('is the flight of each of its keys: whoever reads one meanwhile waits for it, no longer than for a call', async () => {
    const { service, clock, batches, singles } = batching();
    const fetching = prefetch(service, ['A', 'B']);
    const again = prefetch(service, ['A', 'B', 'C', 'D']);
    const reads = Promise.all([service.getSecret('A'), service.getSecret('B')]);
    expect(batches.map(({ keys }) => keys)).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    const impatient = service.getSecret('C');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(2.9);
    batches[0]?.answer(new Map([['A', 'of the batch']]));
    expect(await reads).toEqual(['of the batch', 'single B']);
    await fetching;
    clock.advance(0.1);
    expect(await impatient).toBeUndefined();
    expect(singles).toEqual(['B']);
    batches[1]?.answer(new Map([['C', 'of the batch']]));
    await again;
    expect([await service.getSecret('C'), await service.getSecret('D'), singles]).toEqual([
      'of the batch',
      'single D',
      ['B', 'D'],
    ]);
  });

  it('asks for none that a read would not ask for: fresh, known to be missing, failing', async () => {
    const asked: string[][] = [];
    const down = ['DOWN', 'DOWN_TOO'];
    const link = foreign({
      getSecret: async (key) => (key === 'FRESH' ? 'x' : undefined),
      getSecrets: async (keys) => {
        asked.push(keys);
        return new Map(
          keys.map((key) => [key, down.includes(key) ? new SecretUnavailableError('down') : 'x']),
        );
      },
    });
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 100 } });
    await Promise.all([service.getSecret('FRESH'), service.getSecret('MISSING')]);
    await prefetch(service, ['FRESH', 'MISSING', ...down, 'A']);
    await prefetch(service, ['FRESH', 'MISSING', ...down, 'B', 'C']);
    expect(asked).toEqual([
      [...down, 'A'],
      ['B', 'C'],
    ]);
    clock.advance(1.5);
    await prefetch(service, down);
    expect(asked[2]).toEqual(down);
  });

  it.each([[{}], [undefined], ['text'], [[]]])(
    'that is answered with %j leaves the keys to single reads',
    async (answer) => {
      const link = foreign({ getSecrets: async () => answer as never });
      const { service } = serviceUnderTest([link]);
      await prefetch(service, ['A', 'B']);
      expect(await service.getSecret('A')).toBe('x');
    },
  );

  it('that says "not found" of itself, by an error, leaves the keys to single reads', async () => {
    const link = foreign({ getSecrets: () => Promise.reject(new SecretNotFoundError('none')) });
    const { service, log } = serviceUnderTest([link]);
    await prefetch(service, ['A', 'B']);
    expect([await service.getSecret('A'), log.shown]).toEqual(['x', []]);
  });

  it('and a read that meet the same refusal are one line, and one line at its end', async () => {
    const denied = new SecretDeniedError('no');
    const answers = [() => Promise.reject(denied), async () => 'x'];
    const link = foreign({
      getSecrets: async (keys) => new Map(keys.map((key) => [key, denied])),
      getSecret: () => (answers.shift() as () => Promise<string>)(),
    });
    const { service, clock, log } = serviceUnderTest([link]);
    await prefetch(service, ['A', 'B']);
    for (let read = 0; read < 2; read++) {
      clock.advance(10);
      await service.getSecret('A');
    }
    expect(log.shown.filter((line) => line.includes('"A"'))).toEqual([
      'error: foreign cannot give "A", because: SecretDeniedError DENIED',
      'log: foreign answers again for "A"',
    ]);
  });

  it('of a later link is asked only for what the earlier ones lack', async () => {
    const asked: string[][] = [];
    const batch = (has: string[]) => async (keys: string[]) => {
      asked.push(keys);
      return new Map(keys.filter((key) => has.includes(key)).map((key) => [key, 'x']));
    };
    const first = foreign({ getSecrets: batch(['A', 'B', 'C']) });
    const second = foreign({ name: 'second', getSecrets: batch([]) });
    await prefetch(serviceUnderTest([first, second]).service, ['A', 'B', 'C', 'D', 'E']);
    expect(asked).toEqual([['A', 'B', 'C', 'D', 'E']]);
  });

  it('that hangs is the outcome of each key: nobody waits twice', async () => {
    const aws = await startFakeAws();
    aws.otherwise(hang);
    const under = serviceUnderTest([new AwsSecretsManagerProvider({ ...aws.connection, batch: true })]);
    const fetching = prefetch(under.service, ['A', 'B']);
    await aws.call(1);
    under.clock.advance(10);
    await fetching;
    expect(await under.service.getSecret('A', 'by default')).toBe('by default');
    expect(aws.calls).toHaveLength(1);
    await aws.close();
  });
});

it('a logger that throws takes no secret away', async () => {
  const link = new InMemorySecretsProvider({ A: 'value' });
  const { service, log, clock } = serviceUnderTest([link]);
  log.warn = () => {
    throw new Error('no disk');
  };
  link.failNext(new SecretUnavailableError('down'));
  expect(await service.getSecret('A', 'by default')).toBe('by default');
  clock.advance(2);
  expect(await service.getSecret('A')).toBe('value');
});

it('an error with a code of another version counts as hard, and is forgotten after its back-off', async () => {
  const link = new InMemorySecretsProvider({ A: 'value' });
  const { service, clock } = serviceUnderTest([link]);
  link.failNext(Object.assign(new SecretUnavailableError('x'), { code: 'NEW_CODE' }));
  expect(await service.getSecret('A', 'by default')).toBe('by default');
  clock.advance(2);
  expect(await service.getSecret('A')).toBe('value');
});

it('one timeout of its own for an AWS link made by hand', async () => {
  const aws = await startFakeAws();
  aws.otherwise(hang);
  const under = serviceUnderTest([new AwsSecretsManagerProvider({ ...aws.connection, timeout: 1 })]);
  const reading = under.service.getSecret('A', 'by default');
  await aws.call(1);
  under.clock.advance(1);
  expect(await reading).toBe('by default');
  await aws.close();
});

it.each([[undefined], ['abc'], [[5]], [{}]])('a listing of %j is no listing', async (answer) => {
  const { service } = serviceUnderTest([foreign({ listSecrets: async () => answer as never })]);
  await expect(service.listSecrets()).rejects.toMatchObject({ code: 'INVALID' });
});

it('a listing leaves out what was not asked for', async () => {
  const { service } = serviceUnderTest([foreign({ listSecrets: async () => ['a/1', 'b/1'] })]);
  expect(await service.listSecrets('a/')).toEqual(['a/1']);
});

it.each([
  ['is not set up is told of by the log', new SecretsUnconfiguredError('none'), 1],
  ['fails is told of by its rejection alone', new SecretDeniedError('no'), 0],
])('a listing of a link that %s', async (_what, error, lines) => {
  const link = foreign({ listSecrets: () => Promise.reject(error) });
  const { service, log } = serviceUnderTest([link], { fallback: 'not-found' });
  await expect(service.listSecrets()).rejects.toMatchObject({ code: error.code });
  expect(log.shown).toHaveLength(lines);
});

it('a second outage is told of, also when a key of the first one was never read again', async () => {
  const link = new InMemorySecretsProvider({ A: 'a', B: 'b' });
  const { service, clock, log } = serviceUnderTest([link], { cache: { ttl: 1 } });
  link.failNext(new SecretUnavailableError('down'), 2);
  await service.getSecret('B');
  await service.getSecret('A');
  clock.advance(10);
  expect(await service.getSecret('A')).toBe('a');
  clock.advance(60);
  link.failNext(new SecretUnavailableError('down'));
  await service.getSecret('A');
  expect(log.at('warn')).toHaveLength(2);
});
