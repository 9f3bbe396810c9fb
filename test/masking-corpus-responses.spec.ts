import { openHttp } from './support/corpus-responses.js';
import { describeCorpus, IN_LOGS, IN_RESPONSES } from './support/corpus-suite.js';
import { adapters } from './support/leaky-server.js';

for (const [name, adapter] of adapters) {
  const rulesOf = { 'the log of an unknown error': IN_LOGS };
  describeCorpus({ name, open: openHttp(adapter), rules: IN_RESPONSES, rulesOf, shown: 600 });
}
