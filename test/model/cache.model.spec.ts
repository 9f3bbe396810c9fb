/**
 * Random scripts against a model of the contract. `RUNS=10000 npx vitest run test/model` runs more of them, and
 * `SEED=… ` others; a failure prints both with the shortest script that shows it.
 */
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { close, heal } from './endings.js';
import { type Settings, World } from './world.js';
import { scripts } from './world.commands.js';

const RUNS = Number(process.env.RUNS ?? 300);
const SEED = Number(process.env.SEED ?? 20_260_801);

const settings: fc.Arbitrary<Settings> = fc.record({
  cache: fc.record({
    ttl: fc.constantFrom(100, 10, 1, 3600, 0),
    staleIfError: fc.constantFrom(50, 5, 1800, 0),
    negativeTtl: fc.constantFrom(30, 5, 0),
  }),
  fallback: fc.constantFrom('any', 'transient', 'not-found'),
  links: fc.constantFrom(2, 1),
  mode: fc.constantFrom('answers', 'waits'),
  startAt: fc.constantFrom(0, 1e12),
  chances: fc.array(fc.constantFrom(0, 0.25, 0.5, 0.999), { minLength: 1, maxLength: 7 }),
});

/** What a run of scripts must have met, so that it says something. */
const SITUATIONS = [
  ...['a value', 'nothing', 'NOT_FOUND', 'UNAVAILABLE', 'DENIED', 'INVALID', 'UNCONFIGURED'].map(
    (what) => `a read that ends with ${what}`,
  ),
  ...['value', 'missing', 'transient', 'denied', 'invalid', 'unconfigured'].map((what) => `a late ${what}`),
  ...['an answer after the deadline', 'the last value in an outage', 'a probe', 'a change'],
];

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it(
  'whatever happens in whatever order, only what the contract allows is asked, answered and told',
  async () => {
    const met = new Set<string>();
    const run = fc.asyncProperty(settings, scripts, fc.boolean(), async (chosen, script, isHealed) => {
      const world = new World(chosen);
      await fc.asyncModelRun(() => ({ model: world.model, real: world }), script);
      if (isHealed) await heal(world);
      await close(world);
      for (const what of world.model.met) met.add(what);
    });
    await fc.assert(run, { seed: SEED, numRuns: RUNS });
    expect([...met]).toEqual(expect.arrayContaining(SITUATIONS));
  },
  // Only a script that never ends takes so long.
  60_000 + RUNS * 100,
);
