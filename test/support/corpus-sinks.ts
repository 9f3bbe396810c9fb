import { inspect } from 'node:util';
import type { Case } from './corpus.js';
import type { Printed } from './corpus-check.js';

/** Puts one input into a sink and gives back what the sink printed. */
export type Mode = (input: unknown) => string | Promise<string>;

/** A sink that is open: the ways to put something into it. */
export interface Sink {
  readonly modes: Readonly<Record<string, Mode>>;
  close(): Promise<unknown>;
}

/** What came out of one way into a sink, for each case in turn. */
export interface Passed {
  readonly printed: readonly Printed[];
  /** The cases whose input was another one afterwards. */
  readonly changed: readonly string[];
}

const snapshot = (input: unknown) =>
  inspect(input, { depth: Infinity, showHidden: true, maxArrayLength: 10, maxStringLength: 5000 });

/** Puts all cases into a sink that does not mask, and then into one that does; each is opened once. */
export async function passThrough(
  open: (masks: boolean) => Promise<Sink>,
  cases: readonly Case[],
): Promise<Map<string, Passed>> {
  const frames = Error.stackTraceLimit;
  // The frames further out differ with the sink.
  Error.stackTraceLimit = 2;
  const outputs = new Map<string, { bare: string[]; masked: string[]; changed: string[] }>();
  for (const side of ['bare', 'masked'] as const) {
    const sink = await open(side === 'masked');
    for (const [name, mode] of Object.entries(sink.modes)) {
      const output = outputs.get(name) ?? { bare: [], masked: [], changed: [] };
      outputs.set(name, output);
      for (const one of cases) {
        const input = one.make();
        const before = snapshot(input);
        output[side].push(await mode(input));
        if (snapshot(input) !== before) output.changed.push(one.name);
      }
    }
    await sink.close();
  }
  Error.stackTraceLimit = frames;
  return new Map(
    [...outputs].map(([name, { bare, masked, changed }]) => [
      name,
      { changed, printed: bare.map((text, i) => ({ bare: text, masked: masked[i] ?? '' })) },
    ]),
  );
}

/** An error with the input in it, or the input itself when it is one. */
export function asError(input: unknown): Error {
  if (input instanceof Error) return input;
  if (typeof input === 'string') return new Error(input);
  return Object.assign(new Error('failed'), { detail: input });
}
