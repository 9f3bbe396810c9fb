import { describe, expect, it } from 'vitest';
import { findLeaks } from '../benchmarks/soak/leak.search.mjs';
import { libraryLines, needlessLines } from '../benchmarks/soak/library.lines.mjs';

// What `npm run soak` judges by: a check that finds nothing must be able to find something.
describe('the search for leaks', () => {
  const VALUE = 'fake-payments/key+"é" & 7';
  const found = (text: string): boolean => findLeaks(['fake-other-value', VALUE], [text]).leaks.length > 0;

  it.each<[string, string]>([
    ['itself', `with ${VALUE} in it`],
    ['in JSON', JSON.stringify({ note: VALUE })],
    ['in JSON in JSON', JSON.stringify({ note: JSON.stringify(VALUE) })],
    ['in a URL', `https://pay.example/?k=${encodeURIComponent(VALUE)}`],
    ['in a form', new URLSearchParams({ k: VALUE }).toString()],
    ['in hex', Buffer.from(VALUE).toString('hex')],
    ['in base64', Buffer.from(VALUE).toString('base64')],
    ['in base64 of a longer text', Buffer.from(`user:${VALUE}, and more`).toString('base64')],
    ['in base64url of another length', Buffer.from(`users:${VALUE}`).toString('base64url')],
  ])('finds a value %s', (_, text) => {
    expect(found(text)).toBe(true);
  });

  it('finds nothing in a masked text', () => {
    expect(found('{"note":"We pay with ****","link":"https://pay.example/?k=****"}')).toBe(false);
  });
});

describe('the check of log lines', () => {
  const down =
    'WARN: aws-secrets-manager does not answer, asked for "A", because: … {"context":"SecretsModule"}';
  const still =
    'WARN: aws-secrets-manager does not answer, …, still, after 9 more failed calls {"context":"SecretsModule"}';
  const up = 'INFO: aws-secrets-manager answers again {"context":"SecretsModule"}';
  const summary = 'WARN: In no provider: "NOT_THERE" {"context":"SecretsModule"}';

  it('looks at the lines of the library, since the boot', () => {
    const boot = 'Secrets come from … {"context":"SecretsModule"}';
    const output = [boot, 'Nest application successfully started', 'request completed', up].join('\n');
    expect(libraryLines(output)).toEqual([up]);
  });

  it('lets each change of state be told once', () => {
    expect(needlessLines([down, up, down, up, summary, down], 0.1)).toEqual([]);
    expect(needlessLines([down, down, up, up, summary, summary, 'an error'], 0.1)).toEqual([
      down,
      up,
      summary,
      'an error',
    ]);
  });

  it('lets an outage be told of again every five minutes', () => {
    expect(needlessLines([down, still, up], 5)).toEqual([]);
    expect(needlessLines([down, still, up], 4)).toEqual([still]);
    expect(needlessLines([still], 5)).toEqual([still]);
  });
});
