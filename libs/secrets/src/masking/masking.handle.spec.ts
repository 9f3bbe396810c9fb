import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import { LARGEST } from './mask.constants.js';
import { guarded, guardedLine } from './masking.guard.js';
import { createHandle, sharedMasking } from './masking.handle.js';
import { maskValuesInText, openMaskingScope } from './index.js';

const HANDLE = Symbol.for('nestjs-secrets.masking');

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

describe('The handle of the process', () => {
  it('is two frozen functions that cannot be replaced or enumerated', () => {
    const handle = sharedMasking();
    expect((globalThis as never)[HANDLE]).toBe(handle);
    expect(Object.getOwnPropertyDescriptor(globalThis, HANDLE)).toMatchObject({
      ...{ enumerable: false, writable: false, configurable: false },
    });
    expect(Reflect.ownKeys(handle)).toEqual(['mask', 'register']);
    expect([handle, handle.mask, handle.register].every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('shows no value', () => {
    const release = sharedMasking().register('value-in-handle');
    expect(inspect(sharedMasking(), { depth: Infinity, showHidden: true })).not.toContain('value-in');
    release();
  });

  it('is shared by copies of this package, both ways, rules included', async () => {
    const clock = new FakeClock();
    const mine = openMaskingScope({ keys: ['badge'] }, clock);
    mine.register('A', 'value-of-first');
    vi.resetModules();
    const copy = await import('./index.js');
    expect(copy.maskValuesInText).not.toBe(maskValuesInText);
    const theirs = copy.openMaskingScope({ keys: ['locker'] }, clock);
    theirs.register('B', 'value-of-second');
    const text = 'value-of-first value-of-second';
    expect([maskValuesInText(text), copy.maskValuesInText(text)]).toEqual(['**** ****', '**** ****']);
    expect(copy.maskLogText('badge=1 locker=2')).toBe('badge=**** locker=****');
    expect(copy.maskSecrets({ badge: 1, token: 2 })).toEqual({ badge: '****', token: '****' });
    expect(theirs.masker.mask({ badge: 1, a: 'value-of-first' })).toEqual({ badge: 1, a: '****' });
    for (const scope of [mine, theirs]) scope.close();
    clock.advance(60);
    expect(maskValuesInText(text)).toBe(text);
  });

  it('is not shared with another one', () => {
    const other = createHandle();
    other.register('value-of-other');
    expect(sharedMasking().mask('value-of-other', 'line')).toBe('value-of-other');
    expect(other.mask('value-of-other', 'values')).toBe('****');
  });

  it('takes rules back, once', () => {
    const handle = createHandle();
    const url = () => handle.mask('redis://:pw@cache', 'line');
    expect(url()).toBe('redis://:****@cache');
    handle.register({ keys: [], formats: false })();
    expect(url()).toBe('redis://:****@cache');
    const [first, second] = ['badge', 'badge'].map((key) => handle.register({ keys: [key], formats: true }));
    first?.();
    first?.();
    expect(handle.mask('badge', 'key')).toBe('****');
    second?.();
    expect(handle.mask('badge', 'key')).toBe('badge');
    expect([handle.mask('token', 'key'), handle.mask('token', 'key-without-tokens')]).toEqual([
      '****',
      'token',
    ]);
  });
});

describe('A failure of masking', () => {
  const fail = (): never => {
    throw new RangeError('about the-text');
  };

  it('withholds the text, and is reported once without it', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const [first, second] = [guarded('the-text', fail), guarded('the-text', fail)];
    expect([first, second].join()).not.toContain('the-text');
    expect(first).toMatch(/^\*{4} /);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(
      'a text was withheld, since masking it failed (RangeError); please report this',
      { code: 'NESTJS_SECRETS_MASKING' },
    );
  });

  it('leaves a placeholder in the place of what is no line of JSON, and no text alone', () => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    for (const text of ['', 'the-text', '{"a":"the-text"}', 'the-text}\n', 'x{"level":30}\n']) {
      expect(guarded(text, fail)).toBe('**** (a text was withheld, since masking it failed)');
    }
    for (const none of [undefined, null, 7]) expect(guarded(none as never, fail)).toBe(none);
  });

  it.each([
    ['{"level":30,"time":17,"msg":"the-text"}\n', { level: 30, time: 17 }],
    [
      '{"level":"info","time":"2026-01-01T00:00:00Z","a":1}\n',
      { level: 'info', time: '2026-01-01T00:00:00Z' },
    ],
    ['{"a":"the-text"}\n', {}],
  ])('leaves a line of JSON in the place of %j', (text, kept) => {
    vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const line = guarded(text, fail);
    expect(line.endsWith('}\n')).toBe(true);
    expect(JSON.parse(line)).toEqual({ ...kept, msg: expect.stringMatching(/^\*{4} /) as string });
  });

  it('is not waited for where a line is longer than anybody reads; other texts have no limit', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    warn.mockClear();
    const mask = (text: string) => `${text.length}`;
    const longest = 'x'.repeat(LARGEST);
    expect(guardedLine(longest, mask)).toBe(`${LARGEST}`);
    expect(guardedLine(`${longest}y`, mask)).toMatch(/^\*{4} \(.* 16,777,216 characters was withheld\)$/);
    expect(JSON.parse(guardedLine(`{"level":30,"a":"${longest}"}\n`, mask))).toMatchObject({ level: 30 });
    expect(warn).toHaveBeenCalledOnce();
    expect(guarded(`${longest}y`, mask)).toBe(`${LARGEST + 1}`);
  });
});
