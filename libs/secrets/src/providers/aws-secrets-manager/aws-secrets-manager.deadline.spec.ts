import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { LEAK, failureOf } from '../../../../../test/support/failure.js';
import { useFakeAws } from '../../../../../test/support/fake-aws-provider.js';
import { drip, hang, stall } from '../../../../../test/support/misbehaving-server.js';
import { AwsSecretsManagerProvider } from './index.js';

// What the first read would load: it belongs to no deadline here.
await import('./aws.store.js');

const store = useFakeAws();

describe('a store that does not answer in time', () => {
  const silences = { hang, stall, drip } as const;

  it.each(Object.entries(silences))(
    'ends with its own timeout and frees the socket: %s',
    async (_, behaviour) => {
      store.aws.otherwise(behaviour);
      const error = await failureOf(store.provider({ timeout: 0.3 }).getSecret('KEY'));
      expect(error).toMatchObject({ code: 'UNAVAILABLE', key: 'KEY', provider: 'aws-secrets-manager' });
      expect(error).toMatchObject({
        message: 'AWS Secrets Manager: no answer within 0.3 s, asked for "KEY"',
      });
      await (
        await store.aws.call(1)
      ).disconnected;
      expect(store.aws.calls).toHaveLength(1);
    },
  );

  it.each(Object.entries(silences))(
    "ends when the caller's signal does, not before: %s",
    async (_, behaviour) => {
      store.aws.otherwise(behaviour);
      const caller = new AbortController();
      const read = failureOf(store.provider({ timeout: 0.001 }).getSecret('KEY', { signal: caller.signal }));
      const call = await store.aws.call(1);
      caller.abort(new Error(LEAK));
      expect(await read).toMatchObject({ code: 'UNAVAILABLE' });
      await call.disconnected;
    },
  );

  it('ends while the credentials never resolve, without a request', async () => {
    const slow = store.provider({ credentials: () => new Promise(() => {}), timeout: 0.05 });
    expect(await failureOf(slow.getSecret('KEY'))).toMatchObject({ code: 'UNAVAILABLE' });
    const caller = new AbortController();
    const read = failureOf(slow.getSecret('KEY', { signal: caller.signal }));
    caller.abort();
    expect(await read).toMatchObject({ code: 'UNAVAILABLE' });
    expect(store.aws.calls).toHaveLength(0);
  });

  it("frees the socket for a client of the user's whose handler ignores the signal", async () => {
    store.aws.otherwise(stall);
    const client = new SecretsManagerClient({ ...store.aws.connection });
    const inner = client.config.requestHandler;
    const deaf = { metadata: inner.metadata, handle: (request: never) => inner.handle(request) };
    Object.assign(client.config, { requestHandler: deaf });
    const read = failureOf(new AwsSecretsManagerProvider({ client, timeout: 0.2 }).getSecret('KEY'));
    expect(await read).toMatchObject({ code: 'UNAVAILABLE' });
    await (
      await store.aws.call(1)
    ).disconnected;
    client.destroy();
  });

  it('ends a listing and a batch', async () => {
    store.aws.otherwise(hang);
    const batching = store.provider({ timeout: 0.1, batch: true });
    expect(await failureOf(batching.listSecrets(''))).toMatchObject({ code: 'UNAVAILABLE' });
    const answers = await batching.getSecrets?.(['KEY']);
    expect(answers?.get('KEY')).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('leaves the other callers alone when one gives up', async () => {
    const one = store.provider();
    store.aws.next(hang);
    const caller = new AbortController();
    const given = failureOf(one.getSecret('KEY', { signal: caller.signal }));
    await store.aws.call(1);
    const other = one.getSecret('KEY');
    caller.abort();
    await given;
    expect((await other)?.value).toBe('value');
  });
});
