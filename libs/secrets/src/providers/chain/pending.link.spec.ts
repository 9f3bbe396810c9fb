import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../../test/support/fake-clock.js';
import { RecordedLog } from '../../../../../test/support/service-under-test.js';
import { toCachePolicy } from '../../cache/cache.options.js';
import { ChainReader } from '../../reading/chain.reader.js';
import { deadlinesOf } from '../../settings/secrets.settings.js';
import { InMemorySecretsProvider } from '../../testing/index.js';
import { LazyPart } from '../../utils/lazy-part.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import { CachedLink } from './cached.link.js';
import { PendingLink } from './pending.link.js';

/** A chain of one store, the code of whose link is there, or not, when the test says so. */
function pendingChain(store: SecretsProvider = new InMemorySecretsProvider({ A: 'a', B: 'b' })) {
  const loads: { arrive(): void; fail(): void }[] = [];
  const part = new LazyPart<typeof CachedLink>('a test', () => {
    return new Promise((resolve, reject) => {
      loads.push({ arrive: () => resolve(CachedLink), fail: () => reject(new Error('gone')) });
    });
  });
  const made: CachedLink[] = [];
  const clock = new FakeClock();
  const { name } = store;
  const make = (Link: typeof CachedLink): CachedLink => {
    const cached = new Link(store, {
      name,
      clock,
      policy: toCachePolicy(),
      random: () => 0.5,
      deadlines: deadlinesOf(),
      output: new RecordedLog(),
      observe: () => {},
      witness: { see: () => {}, move: () => {} },
    });
    made.push(cached);
    chain.replace(0, cached);
    return cached;
  };
  const chain = new ChainReader([new PendingLink(name, part, make)], 'any');
  return { chain, clock, loads, made };
}

const calls = (store: InMemorySecretsProvider) => store.calls.map(({ method, key }) => `${method} ${key}`);

describe('a link whose code is being loaded', () => {
  it('has nothing to show, and lets everybody who reads wait for one link and one call', async () => {
    const store = new InMemorySecretsProvider({ A: 'a' });
    const { chain, loads, made } = pendingChain(store);
    expect([chain.peek('A'), chain.look('A'), chain.status()]).toEqual([undefined, undefined, []]);
    expect(chain.links.map((link) => link.condition())).toEqual([{ trouble: undefined, isSpared: false }]);
    const reading = [1, 2, 3].map(() => chain.resolve('A', 'text', 'request'));
    const listing = chain.list('');
    expect(store.calls).toEqual([]);
    loads[0]?.arrive();
    for (const read of await Promise.all(reading)) {
      expect(read).toMatchObject({ kind: 'value', value: { text: 'a' }, provider: 'in-memory' });
    }
    expect(await listing).toEqual(['A']);
    expect([loads.length, made.length]).toEqual([1, 1]);
    expect(chain.links).toEqual([made[0]]);
    expect(calls(store).sort()).toEqual(['getSecret A', 'listSecrets ']);
    expect(await chain.peek('A')).toBe('a');
    expect(chain.status()).toMatchObject([{ key: 'A', provider: 'in-memory', ageSeconds: 0 }]);
  });

  it('refreshes and reads several keys at once when it is there', async () => {
    const store = new InMemorySecretsProvider({ A: 'a', B: 'b' });
    const { chain, loads } = pendingChain(store);
    const work = [chain.refresh(), chain.prefetch(['A', 'B'])];
    expect(store.calls).toEqual([]);
    loads[0]?.arrive();
    await Promise.all(work);
    expect(calls(store)).toEqual(['refresh ']);
    await chain.resolve('A', 'text', 'request');
    expect(calls(store)).toEqual(['refresh ', 'getSecret A']);
  });

  it('passes on what the provider tells, to whoever listened before', async () => {
    let tell: (keys?: readonly string[]) => void = () => {};
    const store = Object.assign(new InMemorySecretsProvider({ A: 'a' }), {
      watch: (changed: typeof tell) => {
        tell = changed;
        return () => {};
      },
    });
    const { chain, loads, clock } = pendingChain(store);
    const told: unknown[] = [];
    chain.follow((link, keys) => void told.push([link.name, keys]));
    loads[0]?.arrive();
    await chain.resolve('A', 'text', 'request');
    tell(['A']);
    clock.advance(1);
    expect(told).toEqual([['in-memory', ['A']]]);
  });

  it('that is closed meanwhile asks nothing, and leaves nothing behind', async () => {
    const store = new InMemorySecretsProvider({ A: 'a' });
    const { chain, loads, made, clock } = pendingChain(store);
    const reading = chain.resolve('A', 'text', 'request');
    chain.close();
    loads[0]?.arrive();
    await expect(reading).rejects.toMatchObject({ code: 'CLOSED' });
    expect([store.calls.length, made.length, clock.pending, chain.links]).toEqual([0, 1, 0, []]);
  });

  it('that cannot be loaded is an error for who reads, and looked for again by the next one', async () => {
    const { chain, loads } = pendingChain();
    const reading = chain.resolve('A', 'text', 'request');
    loads[0]?.fail();
    await expect(reading).rejects.toMatchObject({
      code: 'UNCONFIGURED',
      message: 'nestjs-secrets cannot load its part for a test (Error): install the package anew',
    });
    expect(chain.look('A')).toBeUndefined();
    const again = chain.resolve('A', 'text', 'request');
    loads[1]?.arrive();
    expect(await again).toMatchObject({ kind: 'value', value: { text: 'a' } });
  });
});
