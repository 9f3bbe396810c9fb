import { createSecretsService } from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OF_AWS, useFaultyStore } from '../support/faulty-store.js';

const store = useFaultyStore();

describe('clock that starts at 0; wall clock jumps a day: no effect', () => {
  afterEach(() => void vi.useRealTimers());

  it('a clock that starts at 0 counts the TTL from there', async () => {
    const { service, clock } = store.chain({ cache: { ttl: 10 } });
    expect(clock.now()).toBe(0);
    await service.getSecret('KEY');
    clock.advance(7);
    await service.getSecret('KEY');
    expect(store.aws.calls).toHaveLength(1);
    clock.advance(3);
    await service.getSecret('KEY');
    expect(store.aws.calls).toHaveLength(2);
  });

  const DAY = 24 * 3600 * 1000;
  it.each([
    ['forward', DAY],
    ['back', -DAY],
    ['to the beginning of time', -Date.now()],
  ])('the wall clock jumps %s: no further call, no other age, no line', async (_, by) => {
    // The clock of the service itself, since it is what must not be the wall clock.
    await using service = createSecretsService({
      chain: [new AwsSecretsManagerProvider(store.aws.connection)],
      cache: { ttl: 3600 },
    });
    const ref = service.ref('KEY');
    await ref.get();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
    for (let n = 0; n < 100; n++) expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect(ref.current).toBe(OF_AWS);
    const [status] = service.status();
    expect(status?.stale).toBe(false);
    expect(Math.abs(status?.ageSeconds ?? NaN)).toBeLessThan(60);
    await service.prefetch(['KEY']);
    expect(store.aws.calls).toHaveLength(1);
  });
});

describe('maxEntries + 1: least recently used leaves, no timer left', () => {
  it('the one that was not read for longest is asked for again, the others are not', async () => {
    for (const key of ['A', 'B', 'C', 'D']) store.aws.secrets.set(key, OF_AWS);
    const { service, clock } = store.chain({ cache: { ttl: 100, staleIfError: 0, maxEntries: 3 } });
    for (const key of ['A', 'B', 'C', 'A', 'D']) await service.getSecret(key);
    expect(service.status().map(({ key }) => key)).toEqual(['A', 'C', 'D']);
    for (const key of ['A', 'C', 'D']) await service.getSecret(key);
    expect(store.aws.calls).toHaveLength(4);
    await service.getSecret('B');
    expect(store.aws.calls).toHaveLength(5);
    // One timer for all entries, and none when they have gone.
    expect(clock.pending).toBe(1);
    clock.advance(100);
    expect(clock.pending).toBe(0);
  });

  it('a thousand times as many made-up keys leave what is there, and one timer', async () => {
    const { service, clock } = store.chain({ cache: { maxEntries: 3 } });
    await service.getSecret('KEY');
    for (let n = 0; n < 300; n++) await service.getSecret(`made-up-${n}`);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    expect([store.aws.calls.length, clock.pending]).toEqual([301, 1]);
  });
});
