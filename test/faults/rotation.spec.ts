import type { SecretChange } from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { describe, expect, it } from 'vitest';
import { OF_AWS, useFaultyStore } from '../support/faulty-store.js';
import { answer, awsError, type Behaviour, reset } from '../support/misbehaving-server.js';
import { motoAccount } from '../support/moto-server.js';

const store = useFaultyStore();
const version = (SecretString: string, VersionId: string): Behaviour => answer({ SecretString, VersionId });

function watched(options?: Parameters<typeof store.chain>[0]) {
  const under = store.chain(options ?? { cache: { ttl: 100 } });
  const changes: SecretChange[] = [];
  under.service.onChange((change) => void changes.push(change));
  return { ...under, changes };
}

describe('version A → B / same version again: one SecretChange / none', () => {
  it('at the store itself: one change with both versions, and none for the same one again', async () => {
    const account = motoAccount();
    const one = await account.put('ROTATED', `${OF_AWS} 1`);
    const { service, clock, log } = store.chain(
      { cache: { ttl: 100 } },
      { ...account.connection, prefix: account.prefix },
    );
    const changes: SecretChange[] = [];
    service.onChange((change) => void changes.push(change));
    await service.getSecret('ROTATED');
    clock.advance(100);
    await service.getSecret('ROTATED');
    expect(changes).toEqual([]);
    const two = await account.put('ROTATED', `${OF_AWS} 2`);
    clock.advance(100);
    const read = await Promise.all(Array.from({ length: 100 }, () => service.getSecret('ROTATED')));
    expect(new Set(read)).toEqual(new Set([`${OF_AWS} 2`]));
    await service.getSecretBinary('ROTATED');
    expect(changes).toEqual([
      {
        key: 'ROTATED',
        provider: 'aws-secrets-manager',
        versionId: two.versionId,
        previousVersionId: one.versionId,
        at: expect.any(Date),
      },
    ]);
    expect(log.shown).toEqual([]);
  });

  it('two links that differ in the stage only keep their versions apart', async () => {
    const account = motoAccount();
    await account.put('STAGED', `${OF_AWS} 1`);
    await account.put('STAGED', `${OF_AWS} 2`);
    const at = (versionStage: string): AwsSecretsManagerProvider =>
      new AwsSecretsManagerProvider({ ...account.connection, prefix: account.prefix, versionStage });
    const [current, previous] = [at('AWSCURRENT'), at('AWSPREVIOUS')].map(
      (link) => store.chainOf([link]).service,
    );
    for (let n = 0; n < 3; n++) {
      expect(await current?.getSecret('STAGED')).toBe(`${OF_AWS} 2`);
      expect(await previous?.getSecret('STAGED')).toBe(`${OF_AWS} 1`);
    }
  });

  it('during a refresh: the answer of before it neither wins nor is a change', async () => {
    const { service, changes } = watched();
    let answerOld: () => void = () => {};
    store.aws.next((response, call) => void (answerOld = () => version('old', 'v1')(response, call)));
    const before = service.getSecret('KEY');
    await store.aws.call(1);
    await service.refresh('KEY');
    store.aws.next(version('new', 'v2'));
    expect(await service.getSecret('KEY')).toBe('new');
    answerOld();
    expect(await before).toBe('old');
    expect(await service.getSecret('KEY')).toBe('new');
    expect([store.aws.calls.length, changes]).toEqual([2, []]);
  });

  it('during an outage: the change is told when the store is back, once', async () => {
    const { service, clock, changes } = watched();
    await service.getSecret('KEY');
    store.aws.otherwise(reset);
    clock.advance(100);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    store.aws.otherwise(version('new', 'v2'));
    clock.advance(60);
    for (let n = 0; n < 10; n++) expect(await service.getSecret('KEY')).toBe('new');
    expect(changes).toMatchObject([{ versionId: 'v2', previousVersionId: 'v1' }]);
  });

  it('back and forth are two changes, with the version before each', async () => {
    const { service, changes } = watched();
    for (const id of ['v1', 'v2', 'v1']) {
      store.aws.next(version(`text of ${id}`, id));
      await service.refresh();
      await service.getSecret('KEY');
    }
    expect(changes.map(({ versionId, previousVersionId }) => [previousVersionId, versionId])).toEqual([
      ['v1', 'v2'],
      ['v2', 'v1'],
    ]);
  });
});

describe('a listener throws or rejects', () => {
  it('the others run, one line for each that failed, the process lives', async () => {
    const { service, changes, log } = watched();
    service.onChange(() => {
      throw new Error(OF_AWS);
    });
    service.onChange(() => Promise.reject(new TypeError(OF_AWS)));
    const last: string[] = [];
    service.onChange(({ key }) => void last.push(key));
    await service.getSecret('KEY');
    store.aws.otherwise(version('new', 'v2'));
    await service.refresh('KEY');
    expect(await service.getSecret('KEY')).toBe('new');
    await new Promise((resolve) => setImmediate(resolve));
    expect([changes.length, last, store.aws.calls.length]).toEqual([1, ['KEY'], 2]);
    expect(log.shown).toEqual([
      'error: A listener to changes of "KEY" failed, because: Error',
      'error: A listener to changes of "KEY" failed, because: TypeError',
    ]);
  });

  it('one that reads, refreshes or goes away while it is told does not go round in a circle', async () => {
    const { service, changes } = watched();
    const stop = service.onChange(async () => {
      stop();
      await service.refresh('KEY');
      await service.getSecret('KEY');
    });
    await service.getSecret('KEY');
    store.aws.otherwise(version('new', 'v2'));
    await service.refresh('KEY');
    await service.getSecret('KEY');
    await store.aws.call(3);
    await new Promise((resolve) => setImmediate(resolve));
    expect(changes).toHaveLength(1);
  });
});

describe('a login that is refused while the store is in trouble', () => {
  class AuthError extends Error {}
  const isAuthError = (error: unknown): boolean => error instanceof AuthError;

  it.each([
    ['down', reset, 3],
    ['denied', awsError('AccessDeniedException'), 1],
  ] as const)(
    '%s: the refusal is what the caller sees, one refresh a second however many logins',
    async (_, behaviour, attempts) => {
      const { service } = store.chain();
      await service.getSecret('KEY');
      store.aws.otherwise(behaviour);
      const logIn = (): Promise<never> =>
        service.withSecret('KEY', () => Promise.reject(new AuthError('refused')), { isAuthError });
      const logins = await Promise.allSettled(Array.from({ length: 50 }, logIn));
      expect(logins.every((login) => login.status === 'rejected' && isAuthError(login.reason))).toBe(true);
      expect(store.aws.calls).toHaveLength(1 + attempts);
    },
  );
});
