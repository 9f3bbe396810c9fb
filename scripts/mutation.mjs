// Breaks the code in every small way and tells which breaks no spec notices. It takes minutes to an hour, so it is no part
// of CI. Usage: npm run mutation -- <subject or file>... ; the report is coverage/mutation/<their names>.html.
import { statSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const SOURCE = 'libs/secrets/src';
const specsIn = (folder) => `${SOURCE}/${folder}/**/*.spec.ts`;
// The specs are those that are fast and need no stand-in of AWS; the whole suite would notice more.
const READING = [
  ...['cache', 'providers/chain', 'reading', 'rotation'].map(specsIn),
  `${SOURCE}/secrets.service.spec.ts`,
];
const OPERATIONS = 'test/operations-{audit,health,metrics}.spec.ts';
const FAULTS = 'test/faults/{access,batch,environment,missing,providers,readers}.spec.ts';
const MASKING = [specsIn('masking'), 'test/masking-corpus-cases.spec.ts'];
const SUBJECTS = {
  cache: { folder: 'cache', specs: READING },
  chain: { folder: 'providers/chain', specs: [...READING, FAULTS, OPERATIONS] },
  reading: { folder: 'reading', specs: [...READING, FAULTS, OPERATIONS] },
  rotation: { folder: 'rotation', specs: READING },
  masking: { folder: 'masking', specs: MASKING },
};

const names = process.argv.slice(2);
const targets = names.map(targetOf);
if (targets.length === 0 || targets.includes(undefined)) {
  const subjects = Object.keys(SUBJECTS).join(', ');
  console.error(
    `Usage: npm run mutation -- <subject>..., of ${subjects}; or files of these, such as cache/back-off.ts`,
  );
  process.exit(2);
}
const specs = new Set(targets.flatMap((target) => target.specs));
process.env.MUTATION_SPECS = JSON.stringify([...specs]);
// Few tries of each property: a break that only a rare text shows counts as unnoticed, and a run takes half the time.
process.env.RUNS ??= '20';
const report = `coverage/mutation/${names.join('-').replaceAll('/', '.')}`;

const stryker = new Stryker({
  mutate: [...targets.map(({ files }) => `${SOURCE}/${files}`), '!**/*.spec.ts', '!**/corpus/**'],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
  // A break that makes a spec late counts as noticed: on a busy machine, only one that never ends should be late.
  timeoutMS: 10_000,
  timeoutFactor: 3,
  // Which of 3000 tests meets which of 5000 breaks is more than Node's usual heap holds.
  testRunnerNodeArgs: ['--max-old-space-size=10240'],
  ignorePatterns: ['coverage', 'dist', 'libs/*/dist', 'apps', 'benchmarks', 'docs'],
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['html', 'json', 'clear-text', 'progress-append-only'],
  htmlReporter: { fileName: `${report}.html` },
  jsonReporter: { fileName: `${report}.json` },
  clearTextReporter: { allowColor: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
});
await stryker.runMutationTest();

/** A subject by its name, or one file of a subject by its path below the source folder. */
function targetOf(name) {
  if (Object.hasOwn(SUBJECTS, name))
    return { files: `${SUBJECTS[name].folder}/**/*.ts`, specs: SUBJECTS[name].specs };
  const subject = Object.values(SUBJECTS).find(({ folder }) => name.startsWith(`${folder}/`));
  const isFile = statSync(`${SOURCE}/${name}`, { throwIfNoEntry: false })?.isFile();
  return subject && isFile ? { files: name, specs: subject.specs } : undefined;
}
