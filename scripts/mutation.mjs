// Breaks the code in every small way and tells which breaks no test notices: npm run mutation -- <subject> [part of a path]
// Takes minutes to an hour, so it is no part of CI. The report is coverage/mutation/<subject>.html.
import { Stryker } from '@stryker-mutator/core';

const SOURCE = 'libs/secrets/src';
// The specs that are fast and need no stand-in of AWS; the rest of the suite would kill more.
const SUBJECTS = {
  cache: {
    mutate: ['cache', 'providers/chain', 'reading', 'rotation'],
    specs: ['cache', 'providers/chain', 'reading', 'rotation', 'secrets.service.spec.ts'],
  },
  masking: { mutate: ['masking'], specs: ['masking'] },
};

const [subject, part = ''] = process.argv.slice(2);
if (!Object.hasOwn(SUBJECTS, subject)) {
  console.error(`Usage: npm run mutation -- ${Object.keys(SUBJECTS).join('|')} [part of a path]`);
  process.exit(2);
}
const { mutate, specs } = SUBJECTS[subject];
process.env.MUTATION_SPECS = specs
  .map((path) => (path.endsWith('.ts') ? `${SOURCE}/${path}` : `${SOURCE}/${path}/**/*.spec.ts`))
  .join(',');

const stryker = new Stryker({
  mutate: [
    ...mutate.map((folder) => `${SOURCE}/${folder}/**/*${part}*.ts`),
    '!**/*.spec.ts',
    '!**/corpus/**',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignorePatterns: ['coverage', 'dist', 'libs/*/dist', 'apps', 'benchmarks', 'docs'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['html', 'json', 'clear-text', 'progress-append-only'],
  htmlReporter: { fileName: `coverage/mutation/${subject}.html` },
  jsonReporter: { fileName: `coverage/mutation/${subject}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
});
await stryker.runMutationTest();
