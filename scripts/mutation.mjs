// Breaks the code in every small way and tells which breaks no spec notices. It takes minutes to an hour, so it is no part
// of CI. Usage: npm run mutation -- <subject>... ; the report is coverage/mutation/<subjects>.html.
import { Stryker } from '@stryker-mutator/core';

const SOURCE = 'libs/secrets/src';
// The specs are those that are fast and need no stand-in of AWS; the whole suite would notice more.
const READING = ['cache', 'providers/chain', 'reading', 'rotation', 'secrets.service.spec.ts'];
const SUBJECTS = {
  cache: { folder: 'cache', specs: READING },
  chain: { folder: 'providers/chain', specs: READING },
  reading: { folder: 'reading', specs: READING },
  rotation: { folder: 'rotation', specs: READING },
  masking: { folder: 'masking', specs: ['masking'] },
};

const names = process.argv.slice(2);
if (names.length === 0 || !names.every((name) => Object.hasOwn(SUBJECTS, name))) {
  console.error(`Usage: npm run mutation -- <subject>..., of ${Object.keys(SUBJECTS).join(', ')}`);
  process.exit(2);
}
const subjects = names.map((name) => SUBJECTS[name]);
const specs = new Set(subjects.flatMap((subject) => subject.specs));
process.env.MUTATION_SPECS = [...specs]
  .map((path) => (path.endsWith('.ts') ? `${SOURCE}/${path}` : `${SOURCE}/${path}/**/*.spec.ts`))
  .join(',');

const stryker = new Stryker({
  mutate: [...subjects.map(({ folder }) => `${SOURCE}/${folder}/**/*.ts`), '!**/*.spec.ts', '!**/corpus/**'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['coverage', 'dist', 'libs/*/dist', 'apps', 'benchmarks', 'docs'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['html', 'json', 'clear-text', 'progress-append-only'],
  htmlReporter: { fileName: `coverage/mutation/${names.join('-')}.html` },
  jsonReporter: { fileName: `coverage/mutation/${names.join('-')}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
});
await stryker.runMutationTest();
