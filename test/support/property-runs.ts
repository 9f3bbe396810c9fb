/**
 * How often a property is tried. `RUNS=100000 SEED=7 npx vitest run libs/secrets/src/masking` tries each so often
 * instead, with other inputs; a failure prints its seed and the shortest input that shows it.
 */
export function propertyRuns(usual: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: Number(process.env.SEED ?? 20_260_801), numRuns: Number(process.env.RUNS ?? usual) };
}

/** Milliseconds that so many runs may take: only a property that never ends takes so long. */
export function propertyTime(usual: number): number {
  return 20_000 + propertyRuns(usual).numRuns * 50;
}
