import { describe, expect, it } from 'vitest';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { SecretDeniedError, SecretUnavailableError } from '../../errors/secrets.errors.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import type { SecretsProvider, SecretValue } from '../secrets-provider.interface.js';
import { SHARED_READ, type SharedReadContext } from '../shared-read.js';

type Load = (signal: AbortSignal) => Promise<SecretValue | undefined>;

/** A provider whose keys are the fields of one secret; `load` asks its store. */
function bundled(load: Load, more: Partial<SecretsProvider> = {}): SecretsProvider {
  return {
    name: 'bundled',
    getSecret: async (key, context?: SharedReadContext) => {
      const bundle = await context?.[SHARED_READ]?.('prod/app', load);
      return bundle && { ...bundle, value: (JSON.parse(bundle.value) as Record<string, string>)[key] ?? '' };
    },
    listSecrets: async () => [],
    refresh: async () => {},
    ...more,
  };
}

describe('a secret that answers many keys', () => {
  it('is asked for once, by all who come meanwhile, and its version is theirs', async () => {
    let calls = 0;
    const link = bundled(async () => ({ value: `{"A":"a","B":"b${++calls}"}`, versionId: 'v7' }));
    const { service } = serviceUnderTest([link]);
    expect(await Promise.all(['A', 'B'].map((key) => service.getSecret(key)))).toEqual(['a', 'b1']);
    expect(service.status()).toMatchObject([
      { key: 'A', versionId: 'v7' },
      { key: 'B', versionId: 'v7' },
    ]);
  });

  it('that is not there is missing for each of them, and the next link answers', async () => {
    const link = bundled(async () => undefined);
    const { service } = serviceUnderTest([link, new InMemorySecretsProvider({ A: 'of the next' })], {
      fallback: 'not-found',
    });
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['of the next', undefined]);
  });

  it('that is refused is named in the failure of each key, and keeps its kind', async () => {
    const link = bundled(() => Promise.reject(new SecretDeniedError('x')));
    const { service, log } = serviceUnderTest([link], { fallback: 'transient' });
    await expect(service.getSecret('A')).rejects.toMatchObject({
      code: 'DENIED',
      key: 'A',
      message: expect.stringContaining('(for the shared secret "prod/app")') as string,
    });
    expect(log.at('error')).toHaveLength(1);
  });

  it('in passing trouble serves its last values', async () => {
    const answers: Load[] = [
      async () => ({ value: '{"A":"a"}' }),
      () => Promise.reject(new SecretUnavailableError('down')),
    ];
    const link = bundled((signal) => (answers.shift() as Load)(signal));
    const { service, clock } = serviceUnderTest([link], { cache: { ttl: 100 } });
    await service.getSecret('A');
    clock.advance(100);
    expect([await service.getSecret('A'), service.status()]).toMatchObject(['a', [{ stale: true }]]);
  });

  it('has more time than a reader, so that who comes later finds its answer', async () => {
    let answer: (bundle: SecretValue) => void = () => {};
    let calls = 0;
    const link = bundled(() => {
      calls++;
      return new Promise((resolve) => (answer = resolve));
    });
    const { service, clock } = serviceUnderTest([link]);
    const impatient = service.getSecret('A', 'by default');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(3);
    expect(await impatient).toBe('by default');
    clock.advance(6.9);
    answer({ value: '{"A":"a"}' });
    expect([await service.getSecret('A'), calls]).toEqual(['a', 1]);
  });

  it('that hangs is given up at a deadline of its own, and asked for anew', async () => {
    const signals: AbortSignal[] = [];
    const link = bundled((signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const { service, clock } = serviceUnderTest([link]);
    const impatient = service.getSecret('A');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(9.9);
    expect([await impatient, signals[0]?.aborted]).toEqual([undefined, false]);
    clock.advance(0.1);
    expect(signals[0]?.aborted).toBe(true);
    void service.getSecret('B');
    await new Promise((resolve) => setImmediate(resolve));
    expect(signals).toHaveLength(1);
    clock.advance(2);
    void service.getSecret('B');
    await new Promise((resolve) => setImmediate(resolve));
    expect(signals).toHaveLength(2);
  });

  it('is forgotten by a refresh, and by reads that came while the provider was at it', async () => {
    let remembered = 'old';
    let refreshed: () => void = () => {};
    const link = bundled(async () => ({ value: `{"A":"${remembered}"}` }), {
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
});
