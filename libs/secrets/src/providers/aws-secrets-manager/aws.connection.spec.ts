import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hang, startFakeAws, type FakeAws } from '../../../../../test/support/misbehaving-server.js';
import { systemClock } from '../../utils/clock.js';
import type { AwsCredentials } from './aws-secrets-manager.options.js';
import { AwsConnection } from './aws.connection.js';
import type { AwsSdk } from './sdk.loader.js';

type Search = () => Promise<AwsCredentials>;

const getKey = (sdk: AwsSdk) => new sdk.GetSecretValueCommand({ SecretId: 'KEY' });

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws({ secrets: { KEY: 'value' } });
});
afterEach(() => aws.close());

/** A clock that a test sets, and credentials whose first search gives nothing until the test says so. */
function stuckCredentials() {
  const time = { now: 0 };
  const searches: (() => void)[] = [];
  const credentials = vi.fn<Search>(
    () =>
      new Promise((resolve) => {
        searches.push(() => resolve(aws.connection.credentials));
      }),
  );
  const clock = { ...systemClock, now: () => time.now };
  const connection = new AwsConnection({ ...aws.connection, credentials }, clock);
  /** A read that is given up so many milliseconds after it began. */
  const giveUpAfter = async (milliseconds: number) => {
    const caller = new AbortController();
    void connection.send(getKey, caller.signal).catch(() => {});
    await vi.waitUntil(() => searches.length > 0);
    time.now += milliseconds;
    caller.abort();
  };
  return { connection, credentials, searches, giveUpAfter };
}

describe('AwsConnection', () => {
  it('searches for credentials once for all that read at the same time and later', async () => {
    const credentials = vi.fn<Search>(async () => aws.connection.credentials);
    const connection = new AwsConnection({ ...aws.connection, credentials }, systemClock);
    const read = () => connection.send(getKey, new AbortController().signal);
    await Promise.all(Array.from({ length: 10 }, read));
    await read();
    expect(credentials).toHaveBeenCalledTimes(1);
  });

  it('keeps a search for credentials that takes longer than one read', async () => {
    const { connection, credentials, searches, giveUpAfter } = stuckCredentials();
    await giveUpAfter(3000);
    await giveUpAfter(3000);
    const read = connection.send(getKey, new AbortController().signal);
    searches[0]?.();
    await expect(read).resolves.toMatchObject({ SecretString: 'value' });
    expect(credentials).toHaveBeenCalledTimes(1);
  });

  it('begins a new search when one has hung for ten seconds', async () => {
    const { connection, credentials, searches, giveUpAfter } = stuckCredentials();
    await giveUpAfter(3000);
    await giveUpAfter(7000);
    const read = connection.send(getKey, new AbortController().signal);
    await vi.waitUntil(() => searches.length > 1);
    searches[1]?.();
    await expect(read).resolves.toMatchObject({ SecretString: 'value' });
    expect(credentials).toHaveBeenCalledTimes(2);
  });

  it('does not take a server that hangs for credentials that do', async () => {
    const time = { now: 0 };
    const credentials = vi.fn<Search>(async () => aws.connection.credentials);
    const clock = { ...systemClock, now: () => time.now };
    const connection = new AwsConnection({ ...aws.connection, credentials }, clock);
    aws.next(hang);
    const caller = new AbortController();
    const given = connection.send(getKey, caller.signal);
    await aws.call(1);
    time.now = 60_000;
    caller.abort();
    await expect(given).rejects.toThrow('abort');
    await connection.send(getKey, new AbortController().signal);
    expect(credentials).toHaveBeenCalledTimes(1);
  });
});
