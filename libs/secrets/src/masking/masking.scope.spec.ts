import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { openMasking } from '../../../../test/support/open-masking.js';
import type { MaskingOptions } from './index.js';
import { maskLogText, maskSecrets, maskValuesInText } from './index.js';

const DAY = 24 * 3600;
const opened: (() => void)[] = [];

function open(options?: MaskingOptions) {
  const masking = openMasking(options);
  opened.push(masking.end);
  return masking;
}

afterEach(() => opened.splice(0).forEach((end) => end()));

const isMasked = (value: string) => !maskValuesInText(`<${value}>`).includes(value);

describe('What a service returns', () => {
  it.each(['v1-k3y-b00k', 'x'.repeat(16), 'with space', '12345678', 'pässwört1'])(
    'is masked: %j',
    (value) => {
      open().scope.register('KEY', value);
      expect(isMasked(value)).toBe(true);
    },
  );

  it.each(['', 'short-1', 'true', 'false', 'password', 'postgres', 'ÄÖÜäöüßß', '        ', ' true    '])(
    'is kept, since innocent texts hold it: %j',
    (value) => {
      open().scope.register('KEY', value);
      expect(isMasked(value)).toBe(false);
    },
  );

  it('is kept under an excluded key, and its fields too', () => {
    const { scope } = open({ exclude: ['PUBLIC_URL', 'prod/db', 'other#password', 'deep#auth.pin'] });
    scope.register('PUBLIC_URL', 'https://a.example');
    scope.register('prod/db', '{"password":"pw-1-excluded"}');
    scope.register('prod/db#password', 'pw-1-excluded');
    scope.register('other', '{"password":"pw-2-excluded","pin":"pin-1-masked"}');
    scope.register('deep', '{"auth":{"pin":"pin-2-excluded","otp":"otp-1-masked"}}');
    const excluded = ['https://a.example', 'pw-1-excluded', 'pw-2-excluded', 'pin-2-excluded'];
    expect(excluded.filter(isMasked)).toEqual([]);
    expect(['pin-1-masked', 'otp-1-masked'].map(isMasked)).toEqual([true, true]);
  });

  it('is masked when another application does not exclude it', () => {
    open({ exclude: ['URL'] }).scope.register('URL', 'https://a.example');
    expect(isMasked('https://a.example')).toBe(false);
    open().scope.register('URL', 'https://a.example');
    expect(isMasked('https://a.example')).toBe(true);
  });

  it('is masked field by field when it is JSON, where the key looks secret', () => {
    const rds = { engine: 'postgres-15', username: 'appuser-1', password: 'x9-kd82-ppp', port: 54320001 };
    const nested = { auth: { user: 'nested-user', list: ['listed-99'] }, pin: 11223344, pw: [{ a: 1 }] };
    const { scope } = open({ keys: ['badge'] });
    const text = JSON.stringify({ ...rds, nested, badge: 'badge-0001' });
    scope.register('DB', text);
    expect([text, rds.password, 'nested-user', 'listed-99', '11223344', 'badge-0001'].map(isMasked)).toEqual(
      Array(6).fill(true),
    );
    expect([rds.engine, rds.username, '54320001'].map(isMasked)).toEqual([false, false, false]);
  });

  it('is masked without its quotes when it is a JSON text', () => {
    open().scope.register('KEY', '"quoted-1-value"');
    expect(isMasked('quoted-1-value')).toBe(true);
  });

  it('is not registered where the rule by value is off', () => {
    const { scope } = open({ values: false });
    scope.register('KEY', 'off-1-value');
    expect(isMasked('off-1-value')).toBe(false);
    expect(scope.masker.maskString('pin=1')).toBe('pin=****');
  });

  it('survives hostile JSON', () => {
    const { scope } = open();
    scope.register('A', '['.repeat(50_000) + ']'.repeat(50_000));
    scope.register('B', '{"__proto__":{"password":"pw-in-proto-1"},"a":');
    scope.register('C', '{"__proto__":{"password":"pw-in-proto-2"}}');
    expect(isMasked('pw-in-proto-2')).toBe(true);
  });
});

describe('A value that was rotated', () => {
  const versions = ['version-1', 'version-2', 'version-3', 'version-4'];

  it('is masked while no more than two newer ones came', () => {
    const { scope } = open();
    const seen = versions.map((value) => {
      scope.register('KEY', value);
      return versions.map(isMasked).map(Number).join('');
    });
    expect(seen).toEqual(['1000', '1100', '1110', '0111']);
  });

  it('is masked for a day at most', () => {
    const { scope, clock } = open();
    scope.register('KEY', 'version-1');
    scope.register('KEY', 'version-2');
    clock.advance(DAY - 1);
    expect(isMasked('version-1')).toBe(true);
    clock.advance(1);
    expect([isMasked('version-1'), isMasked('version-2')]).toEqual([false, true]);
  });

  it('is masked for good when the store rolls back to it', () => {
    const { scope, clock } = open();
    for (const value of ['version-1', 'version-2', 'version-1']) scope.register('KEY', value);
    clock.advance(3 * DAY);
    expect([isMasked('version-1'), isMasked('version-2')]).toEqual([true, false]);
  });

  it('does not pile up when two versions alternate', () => {
    const { scope, clock } = open();
    for (let i = 0; i < 1000; i++) scope.register('KEY', `version-${i % 2}`);
    expect(clock.pending).toBe(1);
    expect([isMasked('version-0'), isMasked('version-1')]).toEqual([true, true]);
  });

  it('stays masked under another key that still has it', () => {
    const { scope, clock } = open();
    scope.register('A', 'version-1');
    scope.register('B', 'version-1');
    scope.register('A', 'version-2');
    clock.advance(2 * DAY);
    expect(isMasked('version-1')).toBe(true);
  });
});

describe('An application that closes', () => {
  it('is masked for one more minute, values and keys', () => {
    const { scope, clock } = open({ keys: ['badge'] });
    scope.register('KEY', 'closing-1');
    scope.masker.register('manual-1');
    scope.close();
    scope.register('LATE', 'late-read-1');
    clock.advance(59);
    expect(['closing-1', 'manual-1', 'late-read-1'].map(isMasked)).toEqual([true, true, true]);
    expect(maskLogText('badge=7')).toBe('badge=****');
    clock.advance(1);
    expect(['closing-1', 'manual-1', 'late-read-1'].map(isMasked)).toEqual([false, false, false]);
    expect(maskLogText('badge=7')).toBe('badge=7');
  });

  it('may be closed again, and takes nothing afterwards', () => {
    const { scope, clock } = open();
    scope.register('KEY', 'closing-1');
    scope.close();
    scope.close();
    expect(clock.pending).toBe(1);
    clock.advance(60);
    scope.register('KEY', 'after-the-end');
    scope.masker.register('after-the-end');
    expect(isMasked('after-the-end')).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('leaves to the others what they hold too', () => {
    const [first, second] = [open(), open()];
    first.scope.register('A', 'shared-value-1');
    second.scope.register('B', 'shared-value-1');
    first.scope.close();
    first.clock.advance(60);
    expect(isMasked('shared-value-1')).toBe(true);
  });

  it('keeps no process alive', () => {
    const { scope, clock } = open();
    scope.register('KEY', 'version-1');
    scope.register('KEY', 'version-2');
    scope.close();
    expect([clock.pending, clock.pendingKeepAlive]).toEqual([2, 0]);
  });
});

describe('The rules of several applications', () => {
  it('all hold in the log', () => {
    open({ keys: ['badge'] });
    open({ keys: [/^locker$/i] });
    expect(maskLogText('badge=1 Locker=2 shelf=3')).toBe('badge=**** Locker=**** shelf=3');
    expect(maskSecrets({ badge: 1, locker: 2 })).toEqual({ badge: '****', locker: '****' });
  });

  it('mask formats unless all of them do not want it', () => {
    const text = 'redis://:pw@cache';
    open({ formats: false });
    expect(maskLogText(text)).toBe(text);
    open();
    expect(maskLogText(text)).toBe('redis://:****@cache');
  });
});

describe('The masker of an application', () => {
  it('masks objects by key and value, and texts as lines of a log', () => {
    const { masker } = open({ keys: ['badge'] }).scope;
    masker.register('registered');
    expect(masker.mask({ badge: 1, token: 2, a: 'registered', b: 'pin=1' })).toEqual({
      badge: '****',
      token: '****',
      a: '****',
      b: 'pin=1',
    });
    expect(masker.mask('pin=1 registered')).toBe('pin=1 ****');
    expect(masker.maskString('badge=1 registered redis://:pw@cache')).toBe(
      'badge=**** **** redis://:****@cache',
    );
  });

  it('obeys the options of the application', () => {
    const { masker } = open({ values: false, formats: false }).scope;
    open().scope.register('KEY', 'value-of-other');
    expect(masker.maskString('value-of-other redis://:pw@cache pin=1')).toBe(
      'value-of-other redis://:pw@cache pin=****',
    );
  });

  it('takes no text of fewer than 8 characters, nor one twice', () => {
    const { masker } = open().scope;
    for (const text of ['seven77', 'alphabet', 'alphabet']) masker.register(text);
    masker.register(undefined as unknown as string);
    expect(masker.maskString('seven77 alphabet')).toBe('seven77 ****');
  });

  it('shows no value to inspect or JSON', () => {
    const { scope } = open();
    scope.register('KEY', 'hidden-value-1');
    scope.masker.register('hidden-value-2');
    for (const thing of [scope, scope.masker, scope.rules]) {
      const shown = inspect(thing, { depth: Infinity, showHidden: true }) + JSON.stringify(thing);
      expect(shown).not.toContain('hidden-value');
    }
  });
});
