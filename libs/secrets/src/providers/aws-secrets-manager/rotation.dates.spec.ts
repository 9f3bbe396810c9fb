import { RotateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SecretChange } from 'nestjs-secrets';
import { FakeClock } from '../../../../../test/support/fake-clock.js';
import { LEAK } from '../../../../../test/support/failure.js';
import { useFakeAws } from '../../../../../test/support/fake-aws-provider.js';
import { answer, awsError, type Behaviour, hang } from '../../../../../test/support/misbehaving-server.js';
import { motoAccount } from '../../../../../test/support/moto-server.js';
import { until } from '../../../../../test/support/until.js';
import { serviceUnderTest } from '../../../../../test/support/service-under-test.js';
import { LONGEST_TIMER, systemClock } from '../../utils/clock.js';
import { AwsConnection } from './aws.connection.js';
import { AwsRequests } from './aws.requests.js';
import { RotationDates } from './rotation.dates.js';
import { aboutKey } from './stored-secret.js';

const store = useFakeAws();
afterEach(() => void vi.restoreAllMocks());

const DAY = 24 * 60 * 60;
const START = Date.UTC(2026, 0, 1);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Dates of a store that knows when its secrets rotate; `skew` moves the wall clock, which the timers do not see. */
function dates(inSeconds: Record<string, number>, clock = new FakeClock()) {
  const asked: string[] = [];
  const told: string[][] = [];
  const wall = { skew: 0 };
  const under = new RotationDates({
    describe: async (id) => {
      asked.push(id);
      return inSeconds[id] === undefined ? undefined : new Date(START + inSeconds[id] * 1000);
    },
    clock,
    random: () => 0.5,
    today: () => START + clock.now() + wall.skew,
  });
  const stop = under.listen({
    changed: (keys) => void told.push([...keys]),
    failed: (error) => expect.fail(error.message),
  });
  return { under, asked, told, clock, wall, stop };
}

describe('the date of the next rotation', () => {
  it('is asked once for each version, and told of within a minute after it, with all keys of the secret', async () => {
    const { under, asked, told, clock } = dates({ bundle: DAY, single: 2 * DAY, never: undefined as never });
    for (const key of ['A', 'B', 'A']) under.saw('bundle', key, 'v1');
    under.saw('single', 'C', 'v1');
    under.saw('never', 'D', 'v1');
    await settled();
    expect(asked).toEqual(['bundle', 'single', 'never']);
    clock.advance(DAY + 29);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual([['A', 'B']]);
    under.saw('bundle', 'A', 'v1');
    await settled();
    clock.advance(DAY);
    expect([asked.length, told]).toEqual([3, [['A', 'B'], ['C']]]);
    under.saw('bundle', 'B', 'v2');
    await settled();
    expect(asked).toEqual(['bundle', 'single', 'never', 'bundle']);
  });

  it('that is past, or of no version, is told of by nobody', async () => {
    const { under, told, clock } = dates({ late: -1 });
    under.saw('late', 'A', 'v1');
    under.saw('unversioned', 'B', undefined);
    await settled();
    expect(clock.pending).toBe(0);
    expect(told).toEqual([]);
  });

  it('that is no date is waited for by nobody', async () => {
    // As the SDK reads a number that is out of range.
    const { under, told, clock } = dates({ wrong: 1e300 });
    under.saw('wrong', 'A', 'v1');
    await settled();
    expect([clock.pending, told]).toEqual([0, []]);
  });

  it('may be further away than a timer of Node.js', async () => {
    const clock = new FakeClock();
    const schedule = clock.schedule.bind(clock);
    clock.schedule = (callback, wait, options) => schedule(callback, Math.min(wait, LONGEST_TIMER), options);
    const { under, told } = dates({ A: 365 * DAY }, clock);
    under.saw('A', 'A', 'v1');
    await settled();
    clock.advance(365 * DAY);
    expect(told).toEqual([]);
    clock.advance(30);
    expect(told).toEqual([['A']]);
  });

  it('is on the wall clock: one that is set back makes it later', async () => {
    const { under, told, clock, wall } = dates({ A: DAY });
    under.saw('A', 'A', 'v1');
    await settled();
    wall.skew = -DAY * 1000;
    clock.advance(DAY + 60);
    expect(told).toEqual([]);
    clock.advance(DAY);
    expect(told).toEqual([['A']]);
  });

  it('is of no interest to anybody once nobody listens', async () => {
    const { under, asked, told, clock, stop } = dates({ A: DAY, B: DAY });
    under.saw('A', 'A', 'v1');
    await settled();
    stop();
    under.saw('B', 'B', 'v1');
    await settled();
    expect([asked, clock.pending]).toEqual([['A'], 0]);
    clock.advance(2 * DAY);
    expect(told).toEqual([]);
  });

  it('that was still asked for when the last one went is no trouble of the next one', async () => {
    const trouble: Error[] = [];
    let asked = 0;
    const under = new RotationDates({
      describe: (_, signal) =>
        new Promise((_resolve, reject) => {
          asked++;
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        }),
      clock: new FakeClock(),
      random: () => 0,
      today: () => START,
    });
    const listener = { changed: () => {}, failed: (error: Error) => void trouble.push(error) };
    const stop = under.listen(listener);
    under.saw('A', 'A', 'v1');
    await settled();
    stop();
    under.listen(listener);
    under.saw('A', 'A', 'v1');
    await settled();
    expect([asked, trouble]).toEqual([2, []]);
  });
});

/** The calls that reached the store, by name. */
const calls = (target: string) => store.aws.calls.filter((call) => call.target === target);

/** Answers `DescribeSecret` so, and everything else from the secrets. */
function describedAs(behaviour: Behaviour): void {
  store.aws.otherwise((response, call) => {
    if (call.target === 'DescribeSecret') return behaviour(response, call);
    const SecretString = store.aws.secrets.get(call.secretId ?? '');
    answer({ Name: call.secretId, SecretString, VersionId: `of ${SecretString}` })(response, call);
  });
}

const following = (options = {}) => {
  const provider = store.provider({ rotationDates: true, ...options });
  const under = serviceUnderTest([provider]);
  return { ...under, provider, end: () => under.service[Symbol.asyncDispose]() };
};

describe('the option rotationDates', () => {
  it('has a secret read anew soon after its date, long before the TTL', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    // AWS counts seconds, and the SDK makes dates of them.
    describedAs((response, call) => {
      const NextRotationDate = Date.now() / 1000 + (store.aws.secrets.get('KEY') === 'value' ? 0.2 : DAY);
      answer({ Name: 'KEY', RotationEnabled: true, NextRotationDate })(response, call);
      store.aws.secrets.set('KEY', 'rotated');
    });
    const { service, clock, provider, end, log } = following();
    const ref = service.ref('KEY');
    expect(await ref.get()).toBe('value');
    const stop = provider.watch?.(
      () => queueMicrotask(() => clock.advance(0.1)),
      () => {},
    );
    const change = await new Promise<SecretChange>((resolve) => service.onChange(resolve));
    expect([change.key, change.previousVersionId, change.versionId]).toEqual([
      'KEY',
      'of value',
      'of rotated',
    ]);
    expect([ref.current, ref.previous]).toEqual(['rotated', 'value']);
    expect(log.shown).toEqual([]);
    stop?.();
    await end();
  });

  it.each([
    [
      'refused',
      awsError('AccessDeniedException', 400, LEAK),
      /refused \(AccessDeniedException, request [\w-]+\)$/,
    ],
    ['throttled', awsError('ThrottlingException', 400, LEAK), /no answer now \(ThrottlingException, request/],
  ])('does no harm where it is %s: one warning', async (how, behaviour, reason) => {
    describedAs(behaviour);
    store.aws.secrets.set('OTHER', 'other');
    const { service, log, end } = following();
    expect(await service.getSecret('KEY')).toBe('value');
    await until(() => log.shown.length > 0);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: aws-secrets-manager does not tell of every change, .* DescribeSecret /),
    ]);
    expect(log.shown[0]).toMatch(reason);
    expect(log.shown[0]).not.toContain(LEAK);
    // Of the same version a refusal is taken for an answer; an outage is not. The other secret is asked about last.
    await service.refresh();
    await service.getSecret('KEY');
    await service.getSecret('OTHER');
    await until(() => calls('DescribeSecret').at(-1)?.secretId === 'OTHER');
    const ofKey = calls('DescribeSecret').filter(({ secretId }) => secretId === 'KEY');
    expect(ofKey).toHaveLength(how === 'refused' ? 1 : 6);
    expect(log.at('warn')).toHaveLength(1);
    await end();
  });

  it('asks nothing for somebody who stopped to listen before anything was loaded', async () => {
    describedAs(answer({ RotationEnabled: false }));
    const provider = store.provider({ rotationDates: true });
    const listen = () =>
      provider.watch?.(
        () => {},
        () => {},
      );
    listen()?.();
    await provider.getSecret('KEY');
    const stop = listen();
    await provider.getSecret('KEY');
    await until(() => calls('DescribeSecret').length > 0);
    expect(calls('DescribeSecret')).toHaveLength(1);
    stop?.();
  });

  it('keeps nobody waiting, and ends with the service', async () => {
    describedAs(hang);
    const { service, end, log } = following();
    expect(await service.getSecret('KEY')).toBe('value');
    const { disconnected, target } = await store.aws.call(2);
    expect(target).toBe('DescribeSecret');
    await end();
    await disconnected;
    expect(log.shown).toEqual([]);
  });

  it('asks about bundles and batches, each secret once, and about nothing where it is off', async () => {
    const bundle = JSON.stringify({ A: 'a', B: 'b' });
    for (const [name, value] of Object.entries({ bundle, C: 'c', D: 'd' }))
      store.aws.secrets.set(name, value);
    describedAs(answer({}));
    store.aws.next(answer({ Name: 'bundle', SecretString: bundle, VersionId: 'v1' }));
    const batched = ['C', 'D'].map((Name) => ({ Name, SecretString: 'x', VersionId: 'v1' }));
    store.aws.next(answer({ SecretValues: batched }));
    const { service, end } = following({ bundles: ['bundle'], batch: true });
    await service.prefetch(['A', 'B', 'C', 'D']);
    await until(() => calls('DescribeSecret').length >= 3);
    expect(calls('BatchGetSecretValue')).toHaveLength(1);
    expect(calls('DescribeSecret').map(({ secretId }) => secretId)).toEqual(['bundle', 'C', 'D']);
    await end();
    expect(store.provider()).not.toHaveProperty('watch');
  });

  it('reads the date that the store gives', async () => {
    const { connection, client, put, prefix } = motoAccount();
    await put('KEY', 'value');
    const requests = new AwsRequests(new AwsConnection(connection, systemClock));
    const next = () => requests.nextRotation(`${prefix}KEY`, aboutKey('KEY'), AbortSignal.timeout(10_000));
    expect(await next()).toBeUndefined();
    await client.send(
      new RotateSecretCommand({ SecretId: `${prefix}KEY`, RotationRules: { AutomaticallyAfterDays: 30 } }),
    );
    const inDays = (((await next())?.getTime() ?? 0) - Date.now()) / (DAY * 1000);
    expect(inDays).toBeGreaterThan(29.9);
    expect(inDays).toBeLessThanOrEqual(30);
    client.destroy();
  });

  it('asks about the bundle that a single key is read from', async () => {
    store.aws.secrets.set('bundle', JSON.stringify({ A: 'a' }));
    const { service, end } = following({ bundles: ['bundle'] });
    expect(await service.getSecret('A')).toBe('a');
    const { target, secretId } = await store.aws.call(2);
    expect([target, secretId]).toEqual(['DescribeSecret', 'bundle']);
    await end();
  });

  it('takes no date of a rotation that was switched off', async () => {
    const requests = new AwsRequests(new AwsConnection(store.aws.connection, systemClock));
    const date = async (RotationEnabled: boolean | undefined) => {
      store.aws.next(answer({ RotationEnabled, NextRotationDate: START / 1000 }));
      return requests.nextRotation('KEY', aboutKey('KEY'), AbortSignal.timeout(10_000));
    };
    expect([await date(false), await date(true), await date(undefined)]).toEqual([
      undefined,
      new Date(START),
      new Date(START),
    ]);
  });

  it('takes true or false', () => {
    expect(() => store.provider({ rotationDates: 'yes' as never })).toThrow(
      'aws.rotationDates takes true or false; got "yes"',
    );
  });
});
