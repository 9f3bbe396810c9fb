import { describe, expect, it, vi } from 'vitest';
import { motoAccount } from '../../../../../test/support/moto-server.js';
import type { SecretValue } from '../secrets-provider.interface.js';
import { SHARED_READ, type SharedRead, type SharedReadContext } from '../shared-read.js';
import { AwsSecretsManagerProvider, type AwsSecretsManagerOptions } from './index.js';

/** Secrets by these names in an account of its own, of which the bundles `first`, `missing`, `second` are asked. */
async function withBundles(contents: Record<string, string>, options: AwsSecretsManagerOptions = {}) {
  const account = motoAccount();
  for (const [name, text] of Object.entries(contents)) await account.put(name, text);
  const bundles = ['first', 'missing', 'second'].map((name) => account.prefix + name);
  const prefix = account.prefix;
  const provider = new AwsSecretsManagerProvider({ ...account.connection, prefix, bundles, ...options });
  return { account, provider, prefix };
}

describe('AwsSecretsManagerProvider, bundles', () => {
  const bundle = { TEXT: 'a', NUMBER: 5, FLAG: false, LIST: [1], OBJECT: { b: 1 }, NOTHING: null, EMPTY: '' };

  it('answers plain keys from fields, as text', async () => {
    const { provider } = await withBundles({ first: JSON.stringify(bundle) });
    const values = await Promise.all(Object.keys(bundle).map((key) => provider.getSecret(key)));
    expect(values.map((found) => found?.value)).toEqual(['a', '5', 'false', '[1]', '{"b":1}', undefined, '']);
    expect(Buffer.from((await provider.getSecretBinary('TEXT')) ?? []).toString()).toBe('a');
  });

  it('asks the bundles in order, a missing one skipped, before the own secret of the key', async () => {
    const { account, provider } = await withBundles({ first: '{"A":"1"}', second: '{"A":"2","B":"2"}' });
    await account.put('A', 'own');
    await account.put('C', 'own');
    const values = await Promise.all(['A', 'B', 'C', 'D'].map((key) => provider.getSecret(key)));
    expect(values.map((found) => found?.value)).toEqual(['1', '2', 'own', undefined]);
  });

  it('gives the version of the bundle', async () => {
    const account = motoAccount();
    const { versionId } = await account.put('app', '{"A":"1"}');
    const bundles = [`${account.prefix}app`];
    const provider = new AwsSecretsManagerProvider({ ...account.connection, bundles });
    expect(await provider.getSecret('A')).toEqual({ value: '1', versionId });
  });

  it('knows own fields only', async () => {
    const { provider } = await withBundles({ first: '{"__proto__":"own","x":{"y":1}}' });
    expect((await provider.getSecret('__proto__'))?.value).toBe('own');
    for (const key of ['constructor', 'toString', 'y']) expect(await provider.getSecret(key)).toBeUndefined();
  });

  it('leaves keys that name a secret outright to that secret', async () => {
    const account = motoAccount();
    const { arn } = await account.put('own', 'own');
    await account.put('app', JSON.stringify({ NAMED: 'field', [arn]: 'field' }));
    const names = { NAMED: `${account.prefix}own` };
    const bundles = [`${account.prefix}app`];
    const provider = new AwsSecretsManagerProvider({ ...account.connection, names, bundles });
    expect((await provider.getSecret('NAMED'))?.value).toBe('own');
    expect((await provider.getSecret(arn))?.value).toBe('own');
  });

  it.each(['no json at all', '["a"]', 'null', '"text"', '7'])(
    'names a bundle that is no JSON object and nothing of its text: %s',
    async (content) => {
      const { provider, prefix } = await withBundles({ first: content });
      const read = provider.getSecret('KEY');
      await expect(read).rejects.toMatchObject({ code: 'INVALID', key: `${prefix}first` });
      // The whole message, so nothing of the text is in it.
      const message = `AWS Secrets Manager: the bundle "${prefix}first" is no JSON object`;
      await expect(read).rejects.toHaveProperty('message', message);
    },
  );

  it('reads a bundle through the reader of the context, so that one read serves all its keys', async () => {
    const { provider, prefix } = await withBundles({ first: '{"A":"1","B":"2"}' });
    const kept = new Map<string, Promise<SecretValue | undefined>>();
    const load = vi.fn<SharedRead>((id, read) => {
      const known = kept.get(id) ?? read(new AbortController().signal);
      kept.set(id, known);
      return known;
    });
    const context: SharedReadContext = { signal: new AbortController().signal, [SHARED_READ]: load };
    const values = await Promise.all(['A', 'B', 'C'].map((key) => provider.getSecret(key, context)));
    expect(values.map((found) => found?.value)).toEqual(['1', '2', undefined]);
    expect([...kept.keys()]).toEqual(['first', 'missing', 'second'].map((name) => prefix + name));
    expect(load).toHaveBeenCalledTimes(5);
  });
});
