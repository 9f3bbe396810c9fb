import { expect, it } from 'vitest';
import { maskThroughout } from '../../../../test/support/open-masking.js';
import { maskObject, maskSecrets } from './index.js';
import { markOpen } from './open.objects.js';

const SECRET = 'zQ7-vault-77';
maskThroughout(SECRET);

it('looks into a report that stands under a key like a secret, and masks what is in it', () => {
  const report = markOpen({ status: 'up', text: `with ${SECRET}`, password: 'x', list: [{ token: 'y' }] });
  const shown = { status: 'up', text: 'with ****', password: '****', list: [{ token: '****' }] };
  expect(maskSecrets({ secrets: report, deep: [{ secret: report }] })).toEqual({
    secrets: shown,
    deep: [{ secret: shown }],
  });
  const rules = { keys: true, tokens: true, values: true, lines: true } as const;
  expect(maskObject({ secrets: report }, rules)).toEqual({ secrets: shown });
});

it('masks a copy of a report as any other object: only the report itself is known', () => {
  const report = markOpen({ status: 'up' });
  expect(maskSecrets({ secrets: { ...report } })).toEqual({ secrets: '****' });
  expect(maskSecrets({ secrets: [report] })).toEqual({ secrets: '****' });
});

it('leaves a report that holds nothing as it is', () => {
  const answer = { info: { secrets: markOpen({ status: 'up' }) } };
  expect(maskSecrets(answer)).toBe(answer);
});
