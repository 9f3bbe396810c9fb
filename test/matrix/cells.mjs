// What the library must run on, and the applications that are tried: every pair of values occurs in one of them, or is
// excluded with its reason. Express and Fastify both run in each.

export const FACTORS = {
  nest: [11, 12],
  node: [20, 22, 24, 26],
  format: ['CommonJS + Jest', 'ESM + Vitest'],
  pino: ['none', 'nestjs-pino 4', 'nestjs-pino 5'],
  build: ['tsc', 'rspack'],
};

/** Combinations that cannot be, with the reason that is printed. */
export const EXCLUDED = [
  {
    cell: { nest: 12, pino: 'nestjs-pino 4' },
    reason: 'nestjs-pino 4 takes Nest 11 at most (its peer range)',
  },
  {
    cell: { nest: 12, node: 20, format: 'CommonJS + Jest' },
    reason: 'Nest 12 is ESM only, which Jest requires from Node 24.9 on only',
  },
  {
    cell: { nest: 12, node: 22, format: 'CommonJS + Jest' },
    reason: 'Nest 12 is ESM only, which Jest requires from Node 24.9 on only',
  },
];

const [JEST, VITEST] = FACTORS.format;
const [NONE, PINO_4, PINO_5] = FACTORS.pino;

export const CELLS = [
  [11, 20, JEST, PINO_4, 'tsc'],
  [11, 20, VITEST, PINO_5, 'rspack'],
  [11, 22, JEST, NONE, 'rspack'],
  [11, 22, VITEST, PINO_4, 'tsc'],
  [11, 24, JEST, PINO_4, 'tsc'],
  [11, 24, VITEST, NONE, 'rspack'],
  [11, 26, JEST, PINO_4, 'rspack'],
  [11, 26, VITEST, PINO_5, 'tsc'],
  [12, 20, VITEST, NONE, 'tsc'],
  [12, 22, VITEST, PINO_5, 'tsc'],
  [12, 24, JEST, NONE, 'tsc'],
  [12, 24, VITEST, PINO_5, 'rspack'],
  [12, 26, JEST, PINO_5, 'rspack'],
  [12, 26, VITEST, NONE, 'tsc'],
].map(([nest, node, format, pino, build], index) => ({
  name: String(index + 1),
  nest,
  node,
  format,
  pino,
  build,
}));

const isPartOf = (part, cell) => Object.entries(part).every(([factor, value]) => cell[factor] === value);

/** The pairs of values that occur in no cell and are not excluded as such. */
export function missingPairs(cells = CELLS) {
  const names = Object.keys(FACTORS);
  return names.flatMap((first, index) =>
    names.slice(index + 1).flatMap((second) =>
      FACTORS[first].flatMap((one) =>
        FACTORS[second]
          .map((other) => ({ [first]: one, [second]: other }))
          .filter((pair) => !cells.some((cell) => isPartOf(pair, cell)))
          .filter((pair) => !EXCLUDED.some(({ cell }) => isPartOf(cell, pair))),
      ),
    ),
  );
}

/** The cells that are excluded and yet listed. */
export function impossibleCells(cells = CELLS) {
  return cells.filter((cell) => EXCLUDED.some((excluded) => isPartOf(excluded.cell, cell)));
}
