import { openConsole, openPino } from './support/corpus-logs.js';
import { describeCorpus, IN_LOGS } from './support/corpus-suite.js';
import { NEST_PINOS } from './support/pino-majors.js';

for (const major of NEST_PINOS) {
  describeCorpus({ name: major, open: openPino(major), rules: IN_LOGS, json: true, shown: 600 });
}

const logLevels: ['verbose'] = ['verbose'];
const plain = openConsole({ logLevels, colors: false });
const coloured = openConsole({ logLevels, colors: true });
const inJson = openConsole({ logLevels, json: true });
describeCorpus({ name: "Nest's logger", open: plain, rules: IN_LOGS, shown: 300 });
describeCorpus({ name: "Nest's logger, in colour", open: coloured, rules: IN_LOGS, shown: 300 });
describeCorpus({ name: "Nest's logger, as JSON", open: inJson, rules: IN_LOGS, json: true, shown: 300 });
