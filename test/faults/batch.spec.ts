import { SecretDeniedError, SecretInvalidError, SecretUnavailableError } from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { failureOf, LEAK } from '../support/failure.js';
import { OF_AWS, useFaultyStore } from '../support/faulty-store.js';
import { answer, awsError, type Behaviour, hang } from '../support/misbehaving-server.js';

const store = useFaultyStore();
const batching = (options?: Parameters<typeof store.chain>[0]) => store.chain(options, { batch: true });
const keysOf = (count: number): string[] => Array.from({ length: count }, (_, n) => `KEY_${n}`);
const targets = (): string[] => store.aws.calls.map(({ target }) => target);
const singles = (): (string | undefined)[] =>
  store.aws.calls.filter(({ target }) => target === 'GetSecretValue').map(({ secretId }) => secretId);

function put(...keys: string[]): string[] {
  for (const key of keys) store.aws.secrets.set(key, `${OF_AWS} ${key}`);
  return keys;
}

/** One page of a listing. */
const page = (names: string[], NextToken?: string): Behaviour =>
  answer({ SecretList: names.map((Name) => ({ Name })), ...(NextToken && { NextToken }) });

describe('21 / 41 ids: 2 / 3 calls', () => {
  it.each([
    [20, 1],
    [21, 2],
    [41, 3],
    [100, 5],
  ])('%i ids are %i calls, and the reads that follow are none', async (count, calls) => {
    const keys = put(...keysOf(count));
    const { service, log } = batching();
    await service.prefetch([...keys, ...keys]);
    expect(targets()).toEqual(Array.from({ length: calls }, () => 'BatchGetSecretValue'));
    for (const key of keys) expect(await service.getSecret(key)).toBe(`${OF_AWS} ${key}`);
    expect([store.aws.calls.length, log.shown]).toEqual([calls, []]);
  });
});

describe('20 values + 1 error + 1 in neither list', () => {
  it('the two are read singly, only what fails there is a typed error', async () => {
    const keys = put(...keysOf(20));
    put('KEY_FORGOTTEN');
    const all = [...keys.slice(0, 18), 'KEY_DENIED', 'KEY_FORGOTTEN', ...keys.slice(18)];
    const denied = awsError('AccessDeniedException', 400, LEAK);
    store.aws.otherwise((response, call) => {
      if (call.target === 'GetSecretValue') {
        if (call.secretId === 'KEY_DENIED') denied(response, call);
        else answer({ SecretString: `${OF_AWS} ${call.secretId}` })(response, call);
        return;
      }
      const ids = call.body['SecretIdList'] as string[];
      const found = ids.filter((id) => keys.includes(id));
      answer({
        SecretValues: found.map((Name) => ({ Name, SecretString: `${OF_AWS} ${Name}` })),
        Errors: ids.includes('KEY_DENIED')
          ? [{ SecretId: 'KEY_DENIED', ErrorCode: 'AccessDeniedException', Message: LEAK }]
          : [],
      })(response, call);
    });
    const { service, log } = batching({ fallback: 'not-found' });
    await service.prefetch(all);
    expect(targets().filter((target) => target === 'BatchGetSecretValue')).toHaveLength(2);
    expect(singles().sort()).toEqual(['KEY_DENIED', 'KEY_FORGOTTEN']);
    for (const key of [...keys, 'KEY_FORGOTTEN'])
      expect(await service.getSecret(key)).toBe(`${OF_AWS} ${key}`);
    expect(await failureOf(service.getSecret('KEY_DENIED'))).toBeInstanceOf(SecretDeniedError);
    expect(store.aws.calls).toHaveLength(4);
    expect(log.shown).toEqual([expect.stringMatching(/^error: .*cannot give "KEY_DENIED"/)]);
  });

  it('what is named twice, what nobody asked for and what has no value disturbs nothing', async () => {
    const keys = put(...keysOf(3));
    store.aws.next(
      answer({
        SecretValues: [
          { Name: 'KEY_0', SecretString: 'first' },
          { Name: 'KEY_0', SecretString: LEAK },
          { Name: 'STRANGER', SecretString: LEAK },
          { Name: 'KEY_1', SecretBinary: 'AAAA' },
          { Name: 'KEY_2' },
          { SecretString: LEAK },
          null,
        ],
      }),
    );
    const { service } = batching();
    await service.prefetch(keys);
    expect(await service.getSecret('KEY_0')).toBe('first');
    expect(singles().sort()).toEqual(['KEY_1', 'KEY_2']);
    expect(service.status().map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    ['denied', 1, awsError('AccessDeniedException', 400, LEAK)],
    ['not valid as a whole', 2, awsError('InvalidParameterException', 400, LEAK)],
    ['unknown', 2, awsError('UnknownOperationException', 400, LEAK)],
    ['answered with nothing', 2, answer({})],
  ])(
    'batches that are %s, %i for 40 keys: single reads, a few at a time, without a line',
    async (_, batches, behaviour) => {
      const keys = put(...keysOf(40));
      let [now, most] = [0, 0];
      store.aws.otherwise((response, call) => {
        if (call.target === 'BatchGetSecretValue') return behaviour(response, call);
        most = Math.max(most, ++now);
        response.on('finish', () => now--);
        setImmediate(() => answer({ SecretString: `${OF_AWS} ${call.secretId}` })(response, call));
      });
      const { service, log } = batching();
      await service.prefetch(keys);
      for (const key of keys) expect(await service.getSecret(key)).toBe(`${OF_AWS} ${key}`);
      expect(singles()).toHaveLength(40);
      expect(most).toBeLessThanOrEqual(8);
      expect(targets().filter((target) => target === 'BatchGetSecretValue')).toHaveLength(batches);
      expect(log.shown).toEqual([]);
    },
  );

  it('a batch that hangs is the trouble of every key: one call, one warning, and nobody waits twice', async () => {
    const keys = put(...keysOf(30));
    store.aws.otherwise(hang);
    const { service, clock, log } = batching();
    const fetching = service.prefetch(keys);
    await store.aws.call(1);
    clock.advance(10);
    await fetching;
    for (const key of keys) expect(await service.getSecret(key, 'by default')).toBe('by default');
    expect(await failureOf(service.getSecretOrThrow('KEY_0'))).toBeInstanceOf(SecretUnavailableError);
    expect([store.aws.calls.length, log.at('warn').length]).toEqual([1, 1]);
  });
});

describe('a slow store', () => {
  /** Each round of batches takes so many seconds. */
  const slowly = (under: ReturnType<typeof store.chain>, seconds: number): (() => Promise<void>) => {
    const held: (() => void)[] = [];
    store.aws.otherwise((response, call) => {
      const said = (call.body['SecretIdList'] as string[]).map((Name) => ({
        Name,
        SecretString: `value of ${Name}`,
      }));
      held.push(() => answer({ SecretValues: said })(response, call));
    });
    return async () => {
      await store.aws.call(1);
      for (let calls = 0; calls < 5; calls = store.aws.calls.length) {
        for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
        under.clock.advance(seconds);
        for (const release of held.splice(0)) release();
      }
    };
  };

  it('of four seconds for each call has a hundred secrets in time: the first batch alone, the others at once', async () => {
    const keys = Array.from({ length: 100 }, (_, n) => `KEY_${n}`);
    const under = store.chain({}, { batch: true });
    const rounds = slowly(under, 4);
    const fetching = under.service.prefetch(keys);
    await rounds();
    await fetching;
    expect(await Promise.all(keys.map((key) => under.service.getSecret(key)))).toEqual(
      keys.map((key) => `value of ${key}`),
    );
    expect([store.aws.calls.length, under.log.shown]).toEqual([5, []]);
  });

  it('that refuses batches is asked for one of them, however many secrets there are', async () => {
    const keys = Array.from({ length: 100 }, (_, n) => `KEY_${n}`);
    for (const key of keys) store.aws.secrets.set(key, 'value');
    store.aws.next(awsError('AccessDeniedException', 400, LEAK));
    const { service, log } = store.chain({}, { batch: true });
    await service.prefetch(keys);
    expect(
      store.aws.calls.map(({ target }) => target).filter((target) => target !== 'GetSecretValue'),
    ).toHaveLength(1);
    expect([store.aws.calls.length, log.shown]).toEqual([101, []]);
  });
});

describe('empty page with a token', () => {
  it('goes on, in a listing and in a batch', async () => {
    store.aws.next(page([], 'one'), page([], 'two'), page(['A']));
    const { service } = batching();
    expect(await service.listSecrets()).toEqual(['A']);
    expect(store.aws.calls.map(({ body }) => body['NextToken'])).toEqual([undefined, 'one', 'two']);
    store.aws.next(
      answer({ SecretValues: [], NextToken: 'one' }),
      answer({
        SecretValues: [
          { Name: 'A', SecretString: 'a' },
          { Name: 'B', SecretString: 'b' },
        ],
      }),
    );
    await service.prefetch(['A', 'B']);
    expect([await service.getSecret('A'), await service.getSecret('B')]).toEqual(['a', 'b']);
    expect(store.aws.calls).toHaveLength(5);
  });
});

describe('a listing', () => {
  it.each([
    ['the same', ['one', 'one', 'one']],
    ['two in turn', ['one', 'two', 'one', 'two']],
  ])('whose tokens lead round in a circle, %s, ends', async (_, tokens) => {
    store.aws.otherwise((response, call) => {
      page([`AT_${store.aws.calls.length}`], tokens[store.aws.calls.length - 1] ?? 'one')(response, call);
    });
    const { service } = store.chain();
    const found = await service.listSecrets();
    expect(found).toHaveLength(new Set(tokens).size + 1);
    expect(store.aws.calls).toHaveLength(new Set(tokens).size + 1);
  });

  const endless: [string, (under: ReturnType<typeof store.chain>) => unknown, RegExp][] = [
    ['at the deadline', ({ clock }) => clock.advance(10), /could not list: no answer within 10 s/],
    ['with the service', ({ service }) => service[Symbol.asyncDispose](), /closed/],
  ];
  it.each(endless)(
    'whose pages never end, ends %s, and asks for no further page',
    async (_, end, message) => {
      store.aws.otherwise((response, call) => {
        const isListing = call.target === 'ListSecrets';
        (isListing ? page(['A'], `token ${store.aws.calls.length}`) : answer({ SecretString: 'x' }))(
          response,
          call,
        );
      });
      const under = store.chain();
      const listing = expect(under.service.listSecrets()).rejects.toThrow(message);
      await store.aws.call(5);
      await end(under);
      await listing;
      const pages = store.aws.calls.length;
      // In the time that ten others need for a call it would have asked for ten pages.
      const other = store.chain();
      for (const key of keysOf(10)) await other.service.getSecret(key);
      expect(targets().filter((target) => target === 'ListSecrets').length).toBeLessThanOrEqual(pages + 1);
    },
  );

  it.each([
    ['is denied', awsError('AccessDeniedException', 400, LEAK), SecretDeniedError, 1],
    ['is broken', awsError('InternalServiceError', 500, LEAK), SecretUnavailableError, 3],
    ['is no list', answer({ SecretList: LEAK }), SecretInvalidError, 1],
    ['is nothing', answer({}), SecretInvalidError, 1],
  ])(
    'whose second page %s rejects: a part would look like the whole',
    async (_, behaviour, expected, attempts) => {
      store.aws.next(page(['A'], 'one'));
      store.aws.otherwise(behaviour);
      const { service, log } = store.chain();
      expect(await failureOf(service.listSecrets())).toBeInstanceOf(expected);
      expect([store.aws.calls.length, log.shown]).toEqual([1 + attempts, []]);
    },
  );

  it('with entries that are none leaves them out', async () => {
    store.aws.next(
      answer({
        SecretList: [{ Name: 'A' }, {}, null, { Name: 5 }, { Name: '' }, { Name: 'B', DeletedDate: 1 }],
      }),
    );
    expect(await store.chain().service.listSecrets()).toEqual(['A']);
  });
});
