import * as fc from 'fast-check';
import type { InspectOptions } from 'node:util';
import { inspect } from 'node:util';
import { expect, it, vi } from 'vitest';
import { propertyRuns, propertyTime } from '../../../../test/support/property-runs.js';
import { createHandle } from './masking.handle.js';

const RUNS = 4000;
vi.setConfig({ testTimeout: propertyTime(RUNS) });
const { mask } = createHandle();

class Account {
  readonly kind = 'account';
}

/** What may confuse who looks for the end of a value. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...'\' " ` \\ \n \t { } [ ] : = , ; & % $ < > / ( ) + | # null é'.split(' '),
      ' ',
      '\u001b[31m',
    ),
    {
      maxLength: 7,
    },
  )
  .map((parts) => parts.join(''));
const mark = fc.integer({ min: 1000, max: 9999 });
const secret = fc.tuple(hostile, mark, hostile).map(([a, n, b]) => `${a}hunter${n}${b}`);
const friendly = fc.stringMatching(/^["' /().é-]{0,2}$/);
const open = fc.tuple(friendly, mark, friendly).map(([a, n, b]) => `${a}kept${n}${b}`);

const SECRET_KEYS =
  'password x-api-key token auth pin dbPassword client_secret cookie passphrase a"pwd password2'.split(' ');
const OPEN_KEYS = ['user', 'host', 'author', 'x y', "it's", 'maxTokens', 'secretary', 'url'];

type Tree = fc.Memo<unknown>;
const treeOf = (leaf: fc.Arbitrary<unknown>, fields: (depth: number) => fc.Arbitrary<object>): Tree => {
  const tree: Tree = fc.memo((depth) =>
    depth <= 1
      ? leaf
      : fc.oneof(
          { weight: 3, arbitrary: leaf },
          { weight: 3, arbitrary: fields(depth - 1) },
          fields(depth - 1).map((made) => Object.assign(new Account(), made)),
          fields(depth - 1).map((made) => new Map(Object.entries(made))),
          fc.array(tree(depth - 1), { maxLength: 3 }),
          tree(depth - 1).map((item) => new Set([item])),
        ),
  );
  return tree;
};
const hidden: Tree = treeOf(secret, (depth) =>
  fc.dictionary(fc.constantFrom(...OPEN_KEYS), hidden(depth), { maxKeys: 3 }),
);
const mixed: Tree = treeOf(open, (depth) =>
  fc
    .tuple(
      fc.dictionary(fc.constantFrom(...OPEN_KEYS), mixed(depth), { maxKeys: 3 }),
      fc.dictionary(fc.constantFrom(...SECRET_KEYS), hidden(depth), { maxKeys: 2 }),
    )
    .map(([kept, gone]) => ({ ...kept, ...gone })),
);
const options: fc.Arbitrary<InspectOptions> = fc.record({
  depth: fc.constant(10),
  compact: fc.constantFrom<(boolean | number)[]>(3, true, false, 1, 0),
  breakLength: fc.constantFrom(80, Infinity, 20, 120),
  colors: fc.boolean(),
});

it('of what util.inspect writes, in a line or in JSON, exactly what stands under secret keys is hidden', () => {
  fc.assert(
    fc.property(mixed(4), options, fc.constantFrom('', 'got '), fc.boolean(), (data, how, before, inJson) => {
      const printed = before + inspect({ data }, how);
      const text = inJson ? JSON.stringify({ level: 30, msg: `${printed} end`, z: 1 }) : printed;
      const masked = mask(text, 'line');
      expect(masked).not.toMatch(/hunter\d/);
      const marks = text.match(/kept\d{4}/g) ?? [];
      // Not one of those that stand in objects under secret keys, where there are none.
      expect(masked.match(/kept\d{4}/g) ?? []).toEqual(marks);
      expect(mask(masked, 'line')).toBe(masked);
      if (inJson) expect(JSON.parse(masked)).toMatchObject({ level: 30, z: 1 });
    }),
    propertyRuns(RUNS),
  );
});
