import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Rule } from './corpus.js';
import { CORPUS } from './corpus.js';
import { problemsOf, shows } from './corpus-check.js';
import type { Passed, Sink } from './corpus-sinks.js';
import { passThrough } from './corpus-sinks.js';

/** A sink, the rules that hold in it, and how much of the corpus it must at least have shown to count. */
export interface SinkUnderTest {
  readonly name: string;
  readonly open: (masks: boolean) => Promise<Sink>;
  readonly rules: ReadonlySet<Rule>;
  /** Rules that hold in single ways into it instead. */
  readonly rulesOf?: Readonly<Record<string, ReadonlySet<Rule>>>;
  /** Whether each line that it prints is JSON. */
  readonly json?: true;
  /** How many hidden texts each way into it shows without masking, at least: what a check is worth. */
  readonly shown: number;
}

export const IN_LOGS: ReadonlySet<Rule> = new Set<Rule>(['key', 'token', 'text', 'value', 'format']);
/** No token family, and of the rules for texts the one by value only. */
export const IN_RESPONSES: ReadonlySet<Rule> = new Set<Rule>(['key', 'value']);
/** `maskSecrets`: no rules for texts but the one by value. */
export const IN_OBJECTS: ReadonlySet<Rule> = new Set<Rule>(['key', 'token', 'value']);

/** Puts every case of the corpus through every way into a sink, with masking and without. */
export function describeCorpus({ name, open, rules, rulesOf, json, shown }: SinkUnderTest): void {
  describe(`the corpus through ${name}`, () => {
    let passed: Map<string, Passed>;
    beforeAll(async () => {
      vi.useFakeTimers({ now: 1_712_345_678_901, toFake: ['Date'] });
      passed = await passThrough(open, CORPUS);
    }, 60_000);
    afterAll(() => void vi.useRealTimers());

    it('leaks nothing, hides nothing else, and leaves JSON valid', () => {
      const problems = [...passed].flatMap(([mode, { printed }]) =>
        CORPUS.flatMap((one, i) => {
          const output = printed[i] ?? { bare: '', masked: 'nothing came out' };
          const expected = { rules: rulesOf?.[mode] ?? rules, json: json === true };
          return problemsOf(one, output, expected).map((problem) => `${mode}: ${problem}`);
        }),
      );
      expect(problems).toEqual([]);
    });

    it('takes every case, shows without masking what is hidden, and changes no input', () => {
      for (const { printed, changed } of passed.values()) {
        expect(printed).toHaveLength(CORPUS.length);
        expect(changed).toEqual([]);
        const visible = CORPUS.flatMap(({ hides }, i) =>
          hides.filter(({ text }) => shows(printed[i]?.bare ?? '', text)),
        );
        expect(visible.length).toBeGreaterThanOrEqual(shown);
      }
    });
  });
}
