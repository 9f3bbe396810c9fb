import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SecretUnavailableError, SecretsClosedError } from '../errors/secrets.errors.js';
import { systemClock, type Clock } from './clock.js';
import { withDeadline } from './deadline.js';

const never = () => new Promise<never>(() => {});

describe('withDeadline', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('gives the value and leaves no timer behind', async () => {
    await expect(withDeadline(3000, systemClock, async () => 'value')).resolves.toBe('value');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes on the error of what it runs, thrown at once or later', async () => {
    const error = new Error('own');
    await expect(withDeadline(3000, systemClock, () => Promise.reject(error))).rejects.toBe(error);
    const thrower = () => {
      throw error;
    };
    await expect(withDeadline(3000, systemClock, thrower)).rejects.toBe(error);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends what never answers when the time has passed, and aborts its signal', async () => {
    let seen: AbortSignal | undefined;
    const result = withDeadline(3000, systemClock, (signal) => {
      seen = signal;
      return never();
    });
    vi.advanceTimersByTime(2999);
    expect(seen?.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    await expect(result).rejects.toThrow(new SecretUnavailableError('no answer within 3 s'));
    expect(seen?.aborted).toBe(true);
    expect(seen?.reason).toBeInstanceOf(SecretUnavailableError);
  });

  it('says fractions of a second', async () => {
    const result = withDeadline(250, systemClock, never);
    vi.advanceTimersByTime(250);
    await expect(result).rejects.toThrow('no answer within 0.25 s');
  });

  it('lets a late rejection go without an unhandled one', async () => {
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    let fail: ((error: Error) => void) | undefined;
    const result = withDeadline(1000, systemClock, () => new Promise((_, reject) => (fail = reject)));
    vi.advanceTimersByTime(1000);
    await expect(result).rejects.toBeInstanceOf(SecretUnavailableError);
    fail?.(new Error('late'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('ends with its parent, with a reason of this package or with none of a stranger', async () => {
    const closed = new SecretsClosedError('closed');
    for (const [reason, expected] of [
      [closed, closed],
      [new Error('foreign'), new SecretUnavailableError('the call was aborted')],
    ] as const) {
      const parent = new AbortController();
      const result = withDeadline(Infinity, systemClock, never, parent.signal);
      parent.abort(reason);
      await expect(result).rejects.toThrow(expected);
    }
    expect(vi.getTimerCount()).toBe(0);
  });

  it('runs nothing when its parent has ended already', async () => {
    const run = vi.fn<typeof never>(never);
    await expect(withDeadline(1000, systemClock, run, AbortSignal.abort())).rejects.toBeInstanceOf(
      SecretUnavailableError,
    );
    expect(run).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets one parent have a thousand calls without a warning, and keeps no listener on it', async () => {
    const warned = vi.fn<() => void>();
    process.on('warning', warned);
    const parent = new AbortController();
    const add = vi.spyOn(parent.signal, 'addEventListener');
    const remove = vi.spyOn(parent.signal, 'removeEventListener');
    const all = Array.from({ length: 1000 }, () =>
      withDeadline(1000, systemClock, async (signal) => signal.aborted, parent.signal),
    );
    expect(await Promise.all(all)).not.toContain(true);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
    expect(add).toHaveBeenCalledTimes(1000);
    expect(remove).toHaveBeenCalledTimes(1000);
  });

  it('keeps the process alive while somebody waits', () => {
    vi.useRealTimers();
    const schedule = vi.fn<Clock['schedule']>(systemClock.schedule);
    const ended = new AbortController();
    const result = withDeadline(1000, { ...systemClock, schedule }, (signal) =>
      once(signal, 'x', { signal: ended.signal }),
    );
    expect(schedule).toHaveBeenCalledWith(expect.anything(), 1000, { keepAlive: true });
    ended.abort();
    return expect(result).rejects.toThrow('aborted');
  });
});
