import { expect, it } from 'vitest';
import { toCachePolicy } from './cache.options.js';

const DEFAULTS = { ttl: 3_600_000, staleIfError: 1_800_000, negativeTtl: 30_000, maxEntries: 1000 };

it('counts in milliseconds, with a default for what is left out or undefined', () => {
  expect(toCachePolicy()).toEqual(DEFAULTS);
  expect(toCachePolicy({ ttl: undefined, maxEntries: undefined })).toEqual(DEFAULTS);
  expect(toCachePolicy({ ttl: 1.5, staleIfError: 0, negativeTtl: 2, maxEntries: 3 })).toEqual({
    ...{ ttl: 1500, staleIfError: 0, negativeTtl: 2000, maxEntries: 3 },
  });
});

it('remembers without a cache not even that there was nothing', () => {
  expect(toCachePolicy({ ttl: 0, negativeTtl: 30 })).toMatchObject({ ttl: 0, negativeTtl: 0 });
});
