import { inspect, isDeepStrictEqual } from 'node:util';
import { maskSecrets } from 'nestjs-secrets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../libs/secrets/src/masking/index.js';
import { openMaskingScope } from '../libs/secrets/src/masking/index.js';
import { CORPUS, REGISTERED } from './support/corpus.js';
import { shows } from './support/corpus-check.js';
import type { Sink } from './support/corpus-sinks.js';
import { asError } from './support/corpus-sinks.js';
import { describeCorpus, IN_OBJECTS } from './support/corpus-suite.js';

let scope: MaskingScope | undefined;
const register = () => {
  scope = openMaskingScope({});
  for (const [key, value] of Object.entries(REGISTERED)) scope.register(key, value);
};

/** Masks without a sink, as an application may do it by hand. */
async function openObjects(masks: boolean): Promise<Sink> {
  if (masks) register();
  const mask = <T>(value: T): T => (masks ? maskSecrets(value) : value);
  const print = (value: unknown) => inspect(value, { depth: Infinity, maxStringLength: Infinity });
  return {
    modes: {
      'an object': (input) => print(mask({ note: input })),
      'an error': (input) => print(mask(asError(input))),
    },
    close: async () => scope?.close(),
  };
}

describeCorpus({ name: 'maskSecrets', open: openObjects, rules: IN_OBJECTS, shown: 600 });

describe('the corpus', () => {
  beforeAll(register);
  afterAll(() => scope?.close());

  it('has at least 200 cases, each with a name of its own', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  });

  it('looks for no text that may stand in an output by chance', () => {
    const short = CORPUS.flatMap(({ hides }) => hides.map(({ text }) => text)).filter(
      (text) => text.length < 2 || (/^\d*$/.test(text) && text.length < 4),
    );
    expect(short).toEqual([]);
  });

  it('hides nothing that would not be seen, and keeps nothing that is not there', () => {
    const unseen = CORPUS.flatMap(({ name, make, hides, keeps }) => {
      const input = make();
      const views = [
        inspect(input, {
          depth: Infinity,
          maxStringLength: Infinity,
          maxArrayLength: Infinity,
          getters: true,
        }),
        typeof input === 'bigint' ? '' : attempt(() => JSON.stringify(input)),
        typeof input === 'string' ? input : '',
      ];
      return [...hides.map(({ text }) => text), ...keeps]
        .filter((text) => !views.some((view) => shows(view, text)))
        .map((text) => `${name}: ${text}`);
    });
    expect(unseen).toEqual([]);
  });

  it('is not masked further by a second pass', () => {
    const further = CORPUS.filter(({ make }) => {
      const once = maskSecrets(make());
      const twice = maskSecrets(once);
      return twice !== once && !isDeepStrictEqual(twice, once);
    });
    expect(further.map(({ name }) => name)).toEqual([]);
  });
});

function attempt(make: () => string | undefined): string {
  try {
    return make() ?? '';
  } catch {
    return '';
  }
}
