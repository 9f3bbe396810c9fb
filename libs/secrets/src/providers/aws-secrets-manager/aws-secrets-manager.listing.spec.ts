import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { motoAccount } from '../../../../../test/support/moto-server.js';
import { motoProvider } from '../../../../../test/support/moto-provider.js';
import { AwsSecretsManagerProvider } from './index.js';

describe('AwsSecretsManagerProvider, listing', () => {
  it('lists keys without the prefix, sorted, by the beginning asked for, in its case', async () => {
    const { account, provider } = motoProvider();
    for (const key of ['db/b', 'db/a', 'DB/x', 'other']) await account.put(key, 'v');
    expect(await provider.listSecrets('')).toEqual(['DB/x', 'db/a', 'db/b', 'other']);
    expect(await provider.listSecrets('db/')).toEqual(['db/a', 'db/b']);
    expect(await provider.listSecrets('none')).toEqual([]);
  });

  it('goes through all pages', async () => {
    const { account, provider } = motoProvider();
    const keys = Array.from({ length: 130 }, (_, index) => `K${String(index).padStart(3, '0')}`);
    for (const key of keys) await account.put(key, 'v');
    expect(await provider.listSecrets('K')).toEqual(keys);
  });

  it('leaves out what is marked for deletion', async () => {
    const { account, provider } = motoProvider();
    await account.put('GONE', 'v');
    await account.put('HERE', 'v');
    await account.markForDeletion('GONE');
    expect(await provider.listSecrets('')).toEqual(['HERE']);
  });

  it('takes a leading ! as it is, not as a negation', async () => {
    const account = motoAccount();
    const prefix = `!${account.prefix}`;
    await account.put('OTHER', 'v');
    await account.client.send(new CreateSecretCommand({ Name: `${prefix}KEY`, SecretString: 'v' }));
    const provider = new AwsSecretsManagerProvider({ ...account.connection, prefix });
    expect(await provider.listSecrets('')).toEqual(['KEY']);
  });

  it('includes the keys of the option names whose secrets exist, by name and by ARN', async () => {
    const account = motoAccount();
    const { arn } = await account.put('by-arn', 'v');
    await account.put('by-name', 'v');
    await account.put('by-name-longer', 'v');
    const names = {
      BY_ARN: arn,
      BY_PARTIAL_ARN: arn.slice(0, -7),
      BY_NAME: `${account.prefix}by-name`,
      LOST: `${account.prefix}by-nam`,
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [`LOST_${index}`, `${account.prefix}no/${index}`]),
      ),
    };
    const provider = new AwsSecretsManagerProvider({
      ...account.connection,
      prefix: `${account.prefix}x/`,
      names,
    });
    await account.put('x/OWN', 'v');
    await account.put('x/LOST', 'never read under this key');
    expect(await provider.listSecrets('')).toEqual(['BY_ARN', 'BY_NAME', 'BY_PARTIAL_ARN', 'OWN']);
    expect(await provider.listSecrets('BY_N')).toEqual(['BY_NAME']);
  });

  it('includes the fields of bundles, which are keys as well', async () => {
    const account = motoAccount();
    await account.put('app', '{"FIELD":"1","NOTHING":null}');
    const bundles = [`${account.prefix}app`, `${account.prefix}missing`];
    const provider = new AwsSecretsManagerProvider({
      ...account.connection,
      prefix: account.prefix,
      bundles,
    });
    expect(await provider.listSecrets('')).toEqual(['FIELD', 'app']);
    expect(await provider.listSecrets('F')).toEqual(['FIELD']);
  });
});
