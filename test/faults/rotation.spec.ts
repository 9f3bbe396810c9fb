import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SecretChange, SecretInvalidError } from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { MountedFilesSecretsProvider } from 'nestjs-secrets/files';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
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

describe('a secret that is bytes', () => {
  const bytes = (encoded: string, VersionId: string): Behaviour =>
    answer({ SecretBinary: encoded, VersionId });

  it('is rotated like any other: one change, and none for the same bytes again', async () => {
    const { service, changes, log } = watched();
    for (const [encoded, id] of [
      ['AAEC/w==', 'v1'],
      ['AAEC/w==', 'v1'],
      ['AAEC/gA=', 'v2'],
      ['AAEC/gA=', 'v2'],
    ] as const) {
      store.aws.next(bytes(encoded, id));
      await service.refresh();
      expect(Buffer.from((await service.getSecretBinary('KEY')) ?? []).toString('base64')).toBe(encoded);
    }
    expect(changes).toMatchObject([{ key: 'KEY', provider: 'aws-secrets-manager' }]);
    expect(log.shown).toEqual([]);
  });

  it.each([
    ['text first', 'getSecret', 'getSecretBinary'],
    ['bytes first', 'getSecretBinary', 'getSecret'],
  ] as const)(
    'is one secret in both forms, %s: no change by its form, one for a new version',
    async (_, one, other) => {
      const { service, clock, changes } = watched({ cache: { ttl: 100, staleIfError: 0 } });
      const read = {
        getSecret: () => service.getSecret('KEY'),
        getSecretBinary: () => service.getSecretBinary('KEY'),
      };
      const readInTurns = async (): Promise<void> => {
        for (const form of [one, other, one, other]) {
          await read[form]();
          clock.advance(200);
        }
      };
      await readInTurns();
      expect(changes).toEqual([]);
      store.aws.otherwise(version('another text', 'v2'));
      await readInTurns();
      expect(changes).toMatchObject([{ previousVersionId: 'v1', versionId: 'v2' }]);
    },
  );

  it('has its text without the newline at the end of its file: that is no change either', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
    writeFileSync(join(directory, 'KEY'), `${OF_AWS}\n`);
    const { service } = store.chainOf([new MountedFilesSecretsProvider({ directory })]);
    const changes: SecretChange[] = [];
    service.onChange((change) => void changes.push(change));
    for (let n = 0; n < 2; n++) {
      expect(await service.getSecretBinary('KEY')).toHaveLength(OF_AWS.length + 1);
      expect(await service.getSecret('KEY')).toBe(OF_AWS);
      await service.refresh();
    }
    expect(changes).toEqual([]);
    rmSync(directory, { recursive: true });
  });

  it('may become a text, and a text bytes: what it was as a text stays known, and its next text is the change', async () => {
    const { service, changes, log } = watched();
    const ref = service.ref('KEY');
    expect(await ref.get()).toBe(OF_AWS);
    store.aws.otherwise(bytes('AAEC/w==', 'v2'));
    await service.refresh();
    expect(await service.getSecret('KEY', 'by default')).toBe('by default');
    expect(await service.getSecretBinary('KEY')).toEqual(new Uint8Array([0, 1, 2, 255]));
    expect([ref.previous, changes]).toEqual([undefined, []]);
    expect(() => ref.current).toThrow();
    store.aws.otherwise(version('text again', 'v3'));
    await service.refresh();
    expect(await service.getSecret('KEY')).toBe('text again');
    expect([ref.current, ref.previous]).toEqual(['text again', OF_AWS]);
    expect(changes).toMatchObject([{ previousVersionId: 'v1', versionId: 'v3' }]);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: .*cannot give "KEY", because: it is binary/),
      'log: aws-secrets-manager answers again for "KEY"',
    ]);
  });
});

describe('a secret that goes and comes back', () => {
  it('is missing in between, and another version from then on: one change, from the last one', async () => {
    const account = motoAccount();
    const one = await account.put('RECREATED', `${OF_AWS} 1`);
    const { service, clock, log } = store.chain(
      { cache: { ttl: 100 } },
      { ...account.connection, prefix: account.prefix },
    );
    const changes: SecretChange[] = [];
    service.onChange((change) => void changes.push(change));
    const ref = service.ref('RECREATED');
    await ref.get();
    await account.destroy('RECREATED');
    await service.refresh();
    expect(await service.getSecret('RECREATED')).toBeUndefined();
    expect(() => ref.current).toThrow();
    const two = await account.put('RECREATED', `${OF_AWS} 2`);
    clock.advance(36); // "missing" is remembered for that long
    expect(await service.getSecret('RECREATED')).toBe(`${OF_AWS} 2`);
    expect(ref.current).toBe(`${OF_AWS} 2`);
    expect(changes).toMatchObject([{ versionId: two.versionId, previousVersionId: one.versionId }]);
    expect(log.at('error')).toEqual([]);
  });
});

describe('a reference to a field', () => {
  const database = (SecretString: string, id: string): void => store.aws.otherwise(version(SecretString, id));

  it('of a secret that is rotated to no JSON throws, says why in one line at once, and recovers', async () => {
    database(JSON.stringify({ password: `${OF_AWS} 1` }), 'v1');
    const { service, log } = watched();
    const ref = service.ref('DB#password');
    await ref.get();
    database(OF_AWS, 'v2');
    await service.refresh();
    await service.getSecret('DB');
    expect(() => ref.current).toThrow(/or nothing at its path/);
    expect(ref.previous).toBe(`${OF_AWS} 1`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.shown).toEqual([
      'warn: Secret "DB#password" of aws-secrets-manager cannot be used: it is no valid JSON, which its path needs',
    ]);
    await expect(ref.get()).rejects.toBeInstanceOf(SecretInvalidError);
    database(JSON.stringify({ password: `${OF_AWS} 3` }), 'v3');
    await service.refresh();
    await service.getSecret('DB');
    expect([ref.current, ref.previous, store.aws.calls.length]).toEqual([`${OF_AWS} 3`, undefined, 3]);
    expect(log.shown).toHaveLength(1);
  });
});

describe('more secrets than a thousand', () => {
  it('are all watched for changes, where so many are cached', async () => {
    const keys = Array.from({ length: 1200 }, (_, n) => `KEY_${n}`);
    const link = new InMemorySecretsProvider(Object.fromEntries(keys.map((key) => [key, `${OF_AWS} 1`])));
    const { service } = store.chainOf([link], { cache: { maxEntries: 1200 } });
    let changes = 0;
    service.onChange(() => void changes++);
    for (const key of keys) await service.getSecret(key);
    for (const key of keys) link.rotate(key, `${OF_AWS} 2`);
    await service.refresh();
    for (const key of keys) await service.getSecret(key);
    expect(changes).toBe(1200);
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

  it('one that goes away and listens anew is told of each change once', async () => {
    const { service } = watched();
    const told: unknown[] = [];
    const listener = ({ versionId }: SecretChange): void => {
      told.push(versionId);
      stop();
      stop = service.onChange(listener);
    };
    let stop = service.onChange(listener);
    for (const id of ['v1', 'v2', 'v3']) {
      store.aws.next(version(`text of ${id}`, id));
      await service.refresh();
      await service.getSecret('KEY');
    }
    expect(told).toEqual(['v2', 'v3']);
  });

  it('one that another takes away while both are told is told no more', async () => {
    const { service } = watched();
    const told: string[] = [];
    const stops = ['first', 'second'].map((name) =>
      service.onChange(() => {
        told.push(name);
        for (const stop of stops) stop();
      }),
    );
    await service.getSecret('KEY');
    store.aws.otherwise(version('new', 'v2'));
    await service.refresh();
    await service.getSecret('KEY');
    expect(told).toEqual(['first']);
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

describe('logins that are refused since the secret was rotated', () => {
  const isAuthError = (error: unknown): boolean => error instanceof RangeError;
  const logIn = async (secret: string): Promise<string> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (secret === OF_AWS) throw new RangeError('refused');
    return secret;
  };

  it('a thousand at once: one read of the store, one change, and everybody is let in', async () => {
    const { service, changes, log } = watched();
    await service.getSecret('KEY');
    store.aws.otherwise(version('new', 'v2'));
    const use = (): Promise<string> => service.withSecret('KEY', logIn, { isAuthError });
    expect(new Set(await Promise.all(Array.from({ length: 1000 }, use)))).toEqual(new Set(['new']));
    expect([store.aws.calls.length, changes.length, log.shown]).toEqual([2, 1, []]);
  });

  it('one within another, of the same secret and of another: each is let in', async () => {
    store.aws.secrets.set('OTHER', OF_AWS);
    const { service } = watched();
    await Promise.all([service.getSecret('KEY'), service.getSecret('OTHER')]);
    store.aws.otherwise(version('new', 'v2'));
    const both = await service.withSecret(
      'KEY',
      async (outer) => [await logIn(outer), await service.withSecret('OTHER', logIn, { isAuthError })],
      { isAuthError },
    );
    const twice = await service.withSecret(
      'KEY',
      (outer) => service.withSecret('KEY', async (inner) => [await logIn(inner), outer], { isAuthError }),
      { isAuthError },
    );
    expect([both, twice]).toEqual([
      ['new', 'new'],
      ['new', 'new'],
    ]);
    expect(store.aws.calls).toHaveLength(4);
  });

  it('what tells refusals apart may throw, and what uses the secret may throw at once: the caller gets that', async () => {
    const { service } = watched();
    const use = (): never => {
      throw new TypeError('at once');
    };
    await expect(service.withSecret('KEY', use, { isAuthError })).rejects.toThrow(new TypeError('at once'));
    const asking = service.withSecret('KEY', logIn, {
      isAuthError: () => {
        throw new SyntaxError('cannot tell');
      },
    });
    await expect(asking).rejects.toThrow(new SyntaxError('cannot tell'));
    expect(store.aws.calls).toHaveLength(1);
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
