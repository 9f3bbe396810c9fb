import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { maskThroughout } from '../../../../test/support/open-masking.js';
import type { ObjectRules } from './index.js';
import { maskObject } from './index.js';

const SECRET = 'zQ7-vault-77';
const PLAIN = 'hunter2x';

maskThroughout(SECRET);

const BY_HAND: ObjectRules = { keys: true, tokens: true, values: true };
const FOR_LOG: ObjectRules = { ...BY_HAND, lines: true };

/** Their masked copies are asked for JSON in their place, and have none of their private fields. */
class Account {
  readonly note = SECRET;
  readonly #password = PLAIN;
  toJSON(): object {
    return { password: this.#password, note: this.note, open: 1 };
  }
}

class Refusal extends Error {
  readonly #password = PLAIN;
  toJSON(): object {
    return { password: this.#password, message: this.message, open: 1 };
  }
}

const withFields = (): object => ({
  note: SECRET,
  password: PLAIN,
  toJSON(this: { note: string; password: string }) {
    return { shown: `${this.note} and ${this.password}`, password: 'of another', open: 1 };
  },
});

const SERIALIZING: [what: string, make: () => object][] = [
  ['an instance with private fields', () => new Account()],
  ['an error with private fields', () => new Refusal(`no ${SECRET}`)],
  [
    'an error with a function of its own',
    () => Object.assign(new Error(SECRET), { toJSON: () => ({ password: PLAIN, open: 1 }) }),
  ],
  ['an object that shows its fields under other names', withFields],
];

describe('The JSON of a masked copy', () => {
  it.each(SERIALIZING)('is masked: %s, in a log', (_what, make) => {
    const masked = maskObject({ list: [make()] }, FOR_LOG);
    expect(JSON.stringify(masked)).toContain('"open":1');
    expect(JSON.stringify(masked) + inspect(masked, { depth: 5 })).not.toMatch(/zQ7|hunter|of another/);
  });

  it.each(SERIALIZING.slice(0, 3))('is masked: %s, by hand', (_what, make) => {
    const masked = maskObject({ list: [make()] }, BY_HAND);
    expect(JSON.stringify(masked)).toContain('"open":1');
    expect(JSON.stringify(masked)).not.toMatch(/zQ7|hunter/);
  });

  it('shows no function that the original does not', () => {
    const masked = maskObject(new Account(), FOR_LOG);
    expect(inspect(masked)).toBe("Account { note: '****' }");
  });

  it('is the same after a second pass', () => {
    for (const [, make] of SERIALIZING) {
      const once = maskObject(make(), FOR_LOG);
      expect(maskObject(once, FOR_LOG)).toBe(once);
    }
  });

  it('ends where the copy serializes itself', () => {
    const own = Object.assign(new Error(SECRET), {
      toJSON(this: unknown) {
        return this;
      },
      open: 1,
    });
    expect(JSON.stringify(maskObject(own, FOR_LOG))).toBe('{"open":1}');
  });
});
