import { maskSecrets } from 'nestjs-secrets';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { KeyRule } from '../libs/secrets/src/masking/key.rule.js';
import { maskLogText } from '../libs/secrets/src/masking/index.js';
import { ValueRegistry } from '../libs/secrets/src/masking/value.registry.js';
import { REGISTERED } from './support/corpus.js';
import { openConsole, openPino } from './support/corpus-logs.js';
import { openHttp } from './support/corpus-responses.js';
import type { Sink } from './support/corpus-sinks.js';
import { adapters } from './support/leaky-server.js';
import { NEST_PINOS } from './support/pino-majors.js';

/** Bugs that the masker might have, one in each of its rules. */
const bugs: [name: string, rule: object, method: string][] = [
  ['the rule by key', KeyRule.prototype, 'isSecret'],
  ['the rule by value', ValueRegistry.prototype, 'mask'],
];

const sinks: [name: string, open: (masks: boolean) => Promise<Sink>][] = [
  ...NEST_PINOS.map((major): [string, () => Promise<Sink>] => [major, () => openPino(major)(true)]),
  ["Nest's logger", openConsole({ logLevels: ['verbose'], colors: false })],
  ["Nest's logger as JSON", openConsole({ logLevels: ['verbose'], json: true })],
  ...adapters.map(([name, adapter]): [string, () => Promise<Sink>] => [name, () => openHttp(adapter)(true)]),
];

const warnings: Error[] = [];
const warned = (warning: Error) => void warnings.push(warning);
beforeAll(() => void process.on('warning', warned));
afterAll(() => void process.off('warning', warned));

const HIDDEN = 'hunter2x';
const inputs = () => [
  { password: HIDDEN, note: `x ${REGISTERED['S']}` },
  `password=${HIDDEN}, ${REGISTERED['S']}`,
  Object.assign(new Error(`no ${REGISTERED['S']}`), { password: HIDDEN }),
];

describe.each(sinks)('%s', (_name, open) => {
  it.each(bugs)('withholds what it cannot mask when %s throws, and goes on', async (_bug, rule, method) => {
    const sink = await open(true);
    for (const mode of Object.values(sink.modes)) {
      const bug = vi.spyOn(rule as Record<string, () => unknown>, method).mockImplementation(() => {
        throw new TypeError(`a bug that quotes ${HIDDEN}`);
      });
      const broken: string[] = [];
      for (const input of inputs()) broken.push(await mode(input));
      expect(bug).toHaveBeenCalled();
      bug.mockRestore();
      // A rule that works may have hidden what is its own; what is left for the broken one is withheld.
      expect(broken.join('')).toContain('****');
      for (const text of broken) expect(text).not.toContain(REGISTERED['S']);
      const [object] = broken;
      expect(object).not.toContain(HIDDEN);
      expect(await mode({ note: 'as before', password: HIDDEN })).toMatch(/as before|failed/);
    }
    await sink.close();
  });
});

it('does so by hand as well', () => {
  const bug = vi.spyOn(KeyRule.prototype, 'isSecret').mockImplementation(() => {
    throw new TypeError('a bug');
  });
  expect(maskSecrets({ note: 'x', list: [{ a: 1 }] })).toEqual({ note: '****', list: '****' });
  expect(maskLogText('{"level":30,"time":1,"password":"x"}\n')).toBe(
    '{"level":30,"time":1,"msg":"**** (a text was withheld, since masking it failed)"}\n',
  );
  bug.mockRestore();
});

it('says so once, with the class of the error and nothing of its message', () => {
  const about = warnings.filter((warning) => 'code' in warning && warning.code === 'NESTJS_SECRETS_MASKING');
  expect(about.map(({ message }) => message)).toEqual([
    'a text was withheld, since masking it failed (TypeError); please report this',
  ]);
});
