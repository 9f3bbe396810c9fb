import { describe, expect, it } from 'vitest';
import { isolateEnvironment } from '../../../../../test/support/environment.js';
import { foreign, prefetch } from '../../../../../test/support/foreign-provider.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { SecretsUnconfiguredError, SecretUnavailableError } from '../../errors/secrets.errors.js';
import type { SecretsService } from '../../secrets.service.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import { EnvironmentSecretsProvider } from '../environment/environment.provider.js';

isolateEnvironment();

const down = () => new SecretUnavailableError('down');
const outage = () => Promise.reject(down());
const environment = () => new EnvironmentSecretsProvider({ envFilePath: false });

/** Fails as often in a row as it takes until the store is left alone. */
async function failing(service: SecretsService, store: InMemorySecretsProvider, error: Error): Promise<void> {
  store.failNext(error, 5);
  for (let n = 0; n < 5; n++) await service.getSecret(`KEY_${n}`);
}

describe('a store that is left alone', () => {
  it('gives each key an error of its own, and is asked again after a pause', async () => {
    let calls = 0;
    const link = foreign({
      getSecret: () => {
        calls++;
        return outage();
      },
    });
    const { service, clock, log } = serviceUnderTest([link], { fallback: 'not-found' });
    for (let n = 0; n < 8; n++) {
      await expect(service.getSecret(`KEY_${n}`)).rejects.toMatchObject({
        key: `KEY_${n}`,
        message: expect.stringContaining(`"KEY_${n}"`),
      });
    }
    expect([calls, log.shown.length]).toEqual([5, 1]);
    clock.advance(15);
    await expect(service.getSecret('KEY_7')).rejects.toThrow();
    expect(calls).toBe(6);
  });

  it('is never left alone with a TTL of 0, which keeps nothing', async () => {
    const link = new InMemorySecretsProvider({ A: 'value' });
    const { service } = serviceUnderTest([link], { cache: { ttl: 0 } });
    link.failNext(down(), 7);
    for (let n = 0; n < 7; n++) expect(await service.getSecret('A', 'by default')).toBe('by default');
    expect(await service.getSecret('A')).toBe('value');
  });

  it('is asked by the first read after the pause, whoever has looked at its state before', async () => {
    const link = new InMemorySecretsProvider({ A: 'value' });
    process.env.OF_ENV = 'y';
    const { service, clock } = serviceUnderTest([link, environment()]);
    await service.getSecret('OF_ENV');
    await failing(service, link, down());
    clock.advance(15);
    service.status();
    expect(await service.getSecret('A')).toBe('value');
  });

  it('with a TTL of 0 is in no trouble for keys that it was not asked for', async () => {
    const link = new InMemorySecretsProvider();
    process.env.OF_ENV = 'y';
    const { service } = serviceUnderTest([link, environment()], { cache: { ttl: 0 } });
    await service.getSecret('OF_ENV');
    await failing(service, link, down());
    expect(service.status()).toMatchObject([{ key: 'OF_ENV', lastError: undefined }]);
  });

  it('since it is not set up any more serves its last values no longer', async () => {
    const link = new InMemorySecretsProvider({ A: 'value' });
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 10, staleIfError: 100 } });
    await service.getSecret('A');
    clock.advance(10);
    await failing(service, link, new SecretsUnconfiguredError('none'));
    const calls = link.calls.length;
    expect([await service.getSecret('A', 'by default'), link.calls.length]).toEqual(['by default', calls]);
  });
});

describe('a store that comes and goes', () => {
  it('is left alone for failures in a row only', async () => {
    const link = new InMemorySecretsProvider({ A: 'a' });
    const { service } = serviceUnderTest([link], { cache: { ttl: 1 } });
    for (let round = 0; round < 3; round++) {
      link.failNext(down(), 4);
      for (let n = 0; n < 4; n++) await service.getSecret(`KEY_${round}_${n}`);
      await service.getSecret(`GONE_${round}`);
    }
    expect(link.calls).toHaveLength(15);
    expect(await service.getSecret('A')).toBe('a');
  });

  it('serves its last values while it is left alone, and is asked for them as soon as it is not', async () => {
    const link = new InMemorySecretsProvider({ A: 'a' });
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 10, staleIfError: 100 } });
    await service.getSecret('A');
    clock.advance(10);
    link.failNext(down(), 5);
    for (let n = 0; n < 5; n++) await service.getSecret(`KEY_${n}`);
    const calls = link.calls.length;
    for (let second = 0; second < 15; second++) {
      expect([await service.getSecret('A'), service.status()[0]?.stale]).toEqual(['a', true]);
      clock.advance(1);
    }
    expect(link.calls).toHaveLength(calls);
    link.rotate('A', 'new');
    expect(await service.getSecret('A')).toBe('new');
  });

  it('is spared by batches too, of which each is one failure, or an answer where any key has one', async () => {
    let calls = 0;
    const answers: (string | Error)[][] = [];
    const link = foreign({
      getSecrets: async (keys) => {
        calls++;
        const answer = answers.shift() ?? [];
        return new Map(keys.map((key, at) => [key, answer[at] ?? down()]));
      },
      getSecret: async () => {
        calls++;
        return 'x';
      },
    });
    const { service, clock } = serviceUnderTest([link]);
    for (let n = 0; n < 4; n++) await prefetch(service, [`A_${n}`, `B_${n}`]);
    answers.push([down(), 'x']);
    await prefetch(service, ['A', 'B']);
    for (let n = 4; n < 9; n++) await prefetch(service, [`A_${n}`, `B_${n}`]);
    expect(calls).toBe(10);
    await prefetch(service, ['C', 'D']);
    expect([await service.getSecret('C', 'by default'), calls]).toEqual(['by default', 10]);
    // The one after the pause is a probe: it tells for how long the next pause is.
    clock.advance(15);
    for (const key of ['E', 'F', 'G']) await prefetch(service, [key, `${key}_2`]);
    expect(calls).toBe(11);
    clock.advance(29.9);
    await prefetch(service, ['H', 'I']);
    expect(calls).toBe(11);
  });
});
