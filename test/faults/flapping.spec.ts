import { SecretDeniedError } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { awsError, type Behaviour, raw } from '../support/misbehaving-server.js';

// A store that comes and goes: every state is told while that says something, and a flood of them is not.

const store = useFaultyStore();
const FIVE_MINUTES = 300;
/** Told within five minutes. */
const MOST_OUTAGES = 50;
const MOST_REFUSALS = 1000;

const denied = awsError('AccessDeniedException');
const down = raw(503, '');

afterEach(() => void vi.unstubAllEnvs());

/** Reads while the store is in trouble and well by turns; without a cache, so that each read is a call. */
async function flap(under: ReturnType<typeof store.chain>, trouble: Behaviour, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    store.aws.next(trouble);
    expect(await under.service.getSecret('KEY')).toBe(OF_ENV);
    expect(await under.service.getSecret('KEY')).toBe(OF_AWS);
  }
}

function uncached(): ReturnType<typeof store.chain> {
  process.env.KEY = OF_ENV;
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  return store.chain({ cache: { ttl: 0 } });
}

describe('a store that comes and goes', () => {
  it('is one warning and one end for each outage, as long as there are few', async () => {
    const under = uncached();
    await flap(under, down, MOST_OUTAGES);
    expect(under.log.at('warn')).toHaveLength(MOST_OUTAGES);
    expect(under.log.at('log')).toHaveLength(MOST_OUTAGES);
    expect(store.aws.calls).toHaveLength(2 * MOST_OUTAGES);
  });

  it('with each call is no more lines than that, then one with what was held back', async () => {
    const under = uncached();
    await flap(under, down, MOST_OUTAGES + 30);
    expect(under.log.at('warn')).toHaveLength(MOST_OUTAGES);
    expect(under.log.at('log')).toHaveLength(MOST_OUTAGES);
    under.clock.advance(FIVE_MINUTES);
    await flap(under, down, 1);
    expect(under.log.at('warn').at(-1)).toMatch(
      /^aws-secrets-manager does not answer.*, again, after 30 more failed calls$/,
    );
    expect(under.log.shown.at(-1)).toBe('log: aws-secrets-manager answers again');
    expect(under.log.shown).toHaveLength(2 * (MOST_OUTAGES + 1));
  });

  it('and then stays away is told of by the reminder, and so is its end', async () => {
    const under = uncached();
    await flap(under, down, MOST_OUTAGES + 1);
    store.aws.otherwise(down);
    const before = under.log.shown.length;
    for (let second = 0; second < FIVE_MINUTES + 60; second += 30) {
      await under.service.getSecret('KEY');
      under.clock.advance(30);
    }
    expect(under.log.shown.slice(before)).toEqual([
      expect.stringMatching(/^warn: .*, (?:again|still), after \d+ more/),
    ]);
    store.aws.otherwise();
    expect(await under.service.getSecret('KEY')).toBe(OF_AWS);
    expect(under.log.shown.at(-1)).toBe('log: aws-secrets-manager answers again');
  });
});

describe('a grant that comes and goes', () => {
  it('is one error and one end each time, as long as that is seldom', async () => {
    const under = uncached();
    await flap(under, denied, 3);
    expect(under.log.shown.map((line) => line.slice(0, 5))).toEqual([
      'error',
      'log: ',
      'error',
      'log: ',
      'error',
      'log: ',
    ]);
  });

  it('with each call is a thousand of each in five minutes, and then goes on', async () => {
    const link = new InMemorySecretsProvider({ KEY: OF_AWS });
    const { service, clock, log } = store.chainOf([link, store.environment()], { cache: { ttl: 0 } });
    const flapOf = async (times: number): Promise<void> => {
      for (let n = 0; n < times; n++) {
        link.failNext(new SecretDeniedError('refused'));
        for (let read = 0; read < 2; read++) await service.getSecret('KEY');
      }
    };
    await flapOf(MOST_REFUSALS + 20);
    expect([log.at('error').length, log.at('log').length]).toEqual([MOST_REFUSALS, MOST_REFUSALS]);
    clock.advance(FIVE_MINUTES);
    await flapOf(1);
    expect([log.at('error').length, log.at('log').length]).toEqual([MOST_REFUSALS + 1, MOST_REFUSALS + 1]);
  });

  it('with the TTL costs a call for each TTL, and never serves what was refused', async () => {
    process.env.KEY = OF_ENV;
    const { service, clock } = store.chain({ cache: { ttl: 100 } });
    for (let n = 0; n < 20; n++) {
      for (let read = 0; read < 5; read++) expect(await service.getSecret('KEY')).toBe(OF_AWS);
      store.aws.next(denied);
      clock.advance(100);
      for (let read = 0; read < 5; read++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
      clock.advance(2);
    }
    expect(store.aws.calls).toHaveLength(2 * 20);
  });
});

describe('credentials that come and go', () => {
  it('with each call are few lines', async () => {
    process.env.KEY = OF_ENV;
    let isThere = true;
    const credentials = async () => {
      if (!isThere) throw Object.assign(new Error('none'), { name: 'CredentialsProviderError' });
      // Run out already, so that they are asked for again.
      return { accessKeyId: 'test', secretAccessKey: 'test', expiration: new Date(0) };
    };
    const { service, log } = store.chain({ cache: { ttl: 0 } }, { credentials });
    for (let n = 0; n < 2 * (MOST_OUTAGES + 10); n++) {
      isThere = !isThere;
      expect(await service.getSecret('KEY')).toBe(isThere ? OF_AWS : OF_ENV);
    }
    expect(log.shown).toHaveLength(MOST_OUTAGES);
    expect(log.at('warn')).toHaveLength(MOST_OUTAGES);
  });
});
