import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { LEAK, failureOf } from '../../../../../test/support/failure.js';
import { useFakeAws } from '../../../../../test/support/fake-aws-provider.js';
import { answer, awsError } from '../../../../../test/support/misbehaving-server.js';

const store = useFakeAws();

/** One page of a listing. */
const page = (names: string[], NextToken?: string) =>
  answer({ SecretList: names.map((Name) => ({ Name })), ...(NextToken && { NextToken }) });

describe('listings and batches that are not whole', () => {
  it('go on after an empty page with a token', async () => {
    store.aws.next(page(['A']), page([], 'one'), page([], 'two'), page(['B']));
    const one = store.provider();
    expect(await one.listSecrets('')).toEqual(['A']);
    expect(await one.listSecrets('')).toEqual(['B']);
    expect(store.aws.calls.slice(1).map((call) => call.body['NextToken'])).toEqual([undefined, 'one', 'two']);
  });

  it('end when the same token comes back', async () => {
    store.aws.otherwise(page(['A'], 'same'));
    expect(await store.provider().listSecrets('')).toEqual(['A']);
    expect(store.aws.calls).toHaveLength(2);
  });

  it('reject when a later page fails', async () => {
    store.aws.next(page(['A'], 'one'), awsError('AccessDeniedException'));
    expect(await failureOf(store.provider().listSecrets(''))).toMatchObject({ code: 'DENIED' });
  });

  it('read 21 ids in two calls and 41 in three, leaving out an error and an id in neither list', async () => {
    const batching = store.provider({ batch: true });
    const keys = Array.from({ length: 41 }, (_, index) => `K${index}`);
    for (const key of keys) store.aws.secrets.set(key, `value of ${key}`);
    expect((await batching.getSecrets?.(keys.slice(0, 21)))?.size).toBe(21);
    expect(store.aws.calls).toHaveLength(2);
    expect((await batching.getSecrets?.(keys))?.size).toBe(41);
    expect(store.aws.calls).toHaveLength(5);
    store.aws.next(
      answer({
        SecretValues: [{ Name: 'K0', SecretString: 'zero', VersionId: 'v' }],
        Errors: [{ SecretId: 'K1', ErrorCode: 'AccessDeniedException', Message: LEAK }],
      }),
    );
    expect(await batching.getSecrets?.(['K0', 'K1', 'K2'])).toEqual(
      new Map([['K0', { value: 'zero', versionId: 'v' }]]),
    );
  });

  it('are not asked for in batches again once that is denied, until a refresh', async () => {
    const batching = store.provider({ batch: true });
    const keys = Array.from({ length: 50 }, (_, index) => `K${index}`);
    store.aws.next(awsError('AccessDeniedException'));
    expect((await batching.getSecrets?.(keys))?.size).toBe(0);
    expect((await batching.getSecrets?.(['KEY']))?.size).toBe(0);
    expect(store.aws.calls).toHaveLength(1);
    expect((await batching.getSecret('KEY'))?.value).toBe('value');
    await batching.refresh();
    expect((await batching.getSecrets?.(['KEY']))?.get('KEY')).toMatchObject({ value: 'value' });
  });

  it('leave the keys of a batch that is invalid as a whole to single reads', async () => {
    store.aws.next(awsError('InvalidParameterException'));
    expect((await store.provider({ batch: true }).getSecrets?.(['KEY']))?.size).toBe(0);
  });

  it('give each key the error when the store does not answer or a bundle fails', async () => {
    store.aws.otherwise(awsError('InternalServiceError', 500, LEAK));
    const batching = store.provider({ batch: true, bundles: ['app'], names: { NAMED: 'KEY' } });
    const answers = await batching.getSecrets?.(['KEY', 'NAMED']);
    expect(answers?.get('KEY')).toMatchObject({ code: 'UNAVAILABLE', key: 'app' });
    expect(answers?.get('NAMED')).toMatchObject({ code: 'UNAVAILABLE' });
    expect(inspect(answers)).not.toContain(LEAK);
  });
});
