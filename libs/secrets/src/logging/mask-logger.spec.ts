import { inspect } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import { ConsoleLogger, Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MaskingScope } from '../masking/index.js';
import { openMaskingScope } from '../masking/index.js';
import { maskLogger } from './mask-logger.js';
import { MaskingConsoleLogger } from './masking-console.logger.js';
import { isMaskingLogger } from './masking-check.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

let scope: MaskingScope;
beforeAll(() => {
  scope = openMaskingScope({});
  scope.register('API_KEY', SECRET);
});
afterAll(() => scope.close());

/** A logger as an application may write one, with state that only its own methods can reach. */
class OwnLogger implements LoggerService {
  #calls: unknown[][] = [];
  levels: string[] = [];

  get calls(): unknown[][] {
    return this.#calls;
  }
  log(...args: unknown[]): void {
    this.#calls.push(['log', ...args]);
  }
  error(...args: unknown[]): void {
    this.#calls.push(['error', ...args]);
  }
  warn(...args: unknown[]): void {
    this.#calls.push(['warn', ...args]);
  }
  setLogLevels(levels: string[]): void {
    this.levels = levels;
  }
}

describe('maskLogger', () => {
  it('masks every argument and keeps what each of them is', () => {
    const inner = new OwnLogger();
    const error = Object.assign(new RangeError(`range ${SECRET}`), { code: 'E_RANGE' });
    const given = { note: `x ${SECRET}`, dbPassword: 'p', at: 1 };
    maskLogger(inner).error(`text ${SECRET}`, given, error, undefined, 12, null, 'Context');
    const [[, text, object, masked, ...rest]] = inner.calls as [unknown[]];
    expect(text).toBe('text ****');
    expect(object).toEqual({ note: 'x ****', dbPassword: '****', at: 1 });
    expect(masked).toBeInstanceOf(RangeError);
    expect(masked).toMatchObject({ message: 'range ****', code: 'E_RANGE' });
    expect(inspect(masked)).not.toContain(SECRET);
    expect(inspect(masked)).toContain('mask-logger.spec');
    expect(rest).toEqual([undefined, 12, null, 'Context']);
    expect(given.note).toContain(SECRET);
    expect(error.message).toContain(SECRET);
  });

  it('masks the formats of credentials inside objects too', () => {
    const inner = new OwnLogger();
    maskLogger(inner).log({ url: 'postgres://app:hunter22@db:5432/x' });
    expect(inspect(inner.calls)).not.toContain('hunter22');
  });

  it('hands on the identical arguments when there is nothing to mask', () => {
    const inner = new OwnLogger();
    const given = { at: 1 };
    const error = new Error('plain');
    maskLogger(inner).log(given, error);
    expect(inner.calls[0]?.[1]).toBe(given);
    expect(inner.calls[0]?.[2]).toBe(error);
  });

  it('masks what a lazy message gives, and calls it once at most', () => {
    const message = vi.fn<() => string>(() => `lazy ${SECRET}`);
    const inner = new OwnLogger();
    maskLogger(inner).log(message, OwnLogger);
    expect(message).not.toHaveBeenCalled();
    const [[, lazy, named]] = inner.calls as [[string, () => unknown, unknown]];
    expect(lazy()).toBe('lazy ****');
    expect(message).toHaveBeenCalledOnce();
    expect(named).toBe(OwnLogger);
  });

  it('has the optional methods of the inner logger and no others', () => {
    const inner = new OwnLogger();
    const logger = maskLogger(inner);
    expect(logger.debug).toBeUndefined();
    expect('verbose' in logger).toBe(false);
    logger.setLogLevels?.(['error']);
    expect(inner.levels).toEqual(['error']);
  });

  it('is of the class of the inner logger, and reaches its private state', () => {
    const logger = maskLogger(new OwnLogger()) as OwnLogger;
    logger.log('one');
    expect(logger).toBeInstanceOf(OwnLogger);
    expect(logger.calls).toEqual([['log', 'one']]);
  });

  it('follows a method that is replaced later', () => {
    const inner = new OwnLogger();
    const logger = maskLogger(inner);
    logger.log('before');
    const log = vi.spyOn(inner, 'log').mockImplementation(() => undefined);
    logger.log(`after ${SECRET}`);
    expect(log).toHaveBeenCalledWith('after ****');
    expect(inner.calls).toEqual([['log', 'before']]);
  });

  it('wraps a frozen logger', () => {
    const lines: unknown[] = [];
    const write = (line: unknown) => void lines.push(line);
    const logger = maskLogger(Object.freeze({ log: write, error: write, warn: write }));
    logger.warn(SECRET);
    expect(lines).toEqual(['****']);
  });

  it('gives a masking logger back as it is', () => {
    const logger = maskLogger(new OwnLogger());
    const console = new MaskingConsoleLogger();
    expect(maskLogger(logger)).toBe(logger);
    expect(maskLogger(console)).toBe(console);
  });

  it('prints a plain Logger through a console of its own, without going round in circles', () => {
    const logger = maskLogger(new Logger('Own'));
    expect(logger).toBeInstanceOf(ConsoleLogger);
    expect((logger as unknown as { context: string }).context).toBe('Own');
  });
});

describe('isMaskingLogger', () => {
  it.each([
    ['a wrapped logger', () => maskLogger(new OwnLogger()), true],
    ['a MaskingConsoleLogger', () => new MaskingConsoleLogger(), true],
    ['a class that extends it', () => new (class extends MaskingConsoleLogger {})(), true],
    ['a ConsoleLogger', () => new ConsoleLogger(), false],
    ['a logger of its own', () => new OwnLogger(), false],
    ['no logger', () => undefined, false],
  ])('knows %s', (_what, make, masks) => {
    expect(isMaskingLogger(make())).toBe(masks);
  });
});
