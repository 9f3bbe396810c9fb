import { UpdateSecretVersionStageCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it, vi } from 'vitest';
import { motoAccount } from '../../../../../test/support/moto-server.js';
import { motoProvider } from '../../../../../test/support/moto-provider.js';
import type { SecretValue } from '../secrets-provider.interface.js';
import { AwsSecretsManagerProvider } from './index.js';

describe('AwsSecretsManagerProvider, reading', () => {
  it('gives the text with the id of its version, also after a rotation', async () => {
    const { account, provider } = motoProvider();
    const first = await account.put('API_KEY', 'one');
    expect(await provider.getSecret('API_KEY')).toEqual({ value: 'one', versionId: first.versionId });
    const second = await account.put('API_KEY', 'two');
    expect(await provider.getSecret('API_KEY')).toEqual({ value: 'two', versionId: second.versionId });
  });

  it('gives a text of 65,536 bytes byte for byte, multi-byte characters included', async () => {
    const { account, provider } = motoProvider();
    const value = 'ä€😀\n'.repeat(6553) + 'ü'.repeat(3);
    expect(Buffer.byteLength(value)).toBe(65_536);
    await account.put('LONG', value);
    expect((await provider.getSecret('LONG'))?.value).toBe(value);
  });

  it('takes what AWS lacks and what is marked for deletion for missing', async () => {
    const { account, provider } = motoProvider();
    await account.put('OLD', 'gone');
    await account.markForDeletion('OLD');
    expect(await provider.getSecret('OLD')).toBeUndefined();
    expect(await provider.getSecret('NEVER')).toBeUndefined();
    expect(await provider.getSecretBinary('NEVER')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for an ordinary key', async (key) => {
    const { account, provider } = motoProvider();
    expect(await provider.getSecret(key)).toBeUndefined();
    await account.put(key, 'plain');
    expect((await provider.getSecret(key))?.value).toBe('plain');
  });

  it('takes a key that no secret of AWS can have for missing', async () => {
    const { provider } = motoProvider();
    for (const key of ['two words', 'naïve', 'a:b', 'x'.repeat(500)]) {
      expect(await provider.getSecret(key)).toBeUndefined();
    }
  });

  it('gives the bytes of a binary secret, and those of a text as UTF-8', async () => {
    const { account, provider } = motoProvider();
    const bytes = Uint8Array.from([0, 255, 128, 10]);
    await account.put('BYTES', bytes);
    await account.put('TEXT', 'grün');
    expect([...((await provider.getSecretBinary('BYTES')) ?? [])]).toEqual([...bytes]);
    expect(Buffer.from((await provider.getSecretBinary('TEXT')) ?? []).toString()).toBe('grün');
  });

  it('refuses to give a binary secret as text', async () => {
    const { account, provider } = motoProvider();
    await account.put('BYTES', new TextEncoder().encode('bytes of it'));
    const read = provider.getSecret('BYTES');
    await expect(read).rejects.toMatchObject({
      code: 'INVALID',
      key: 'BYTES',
      provider: 'aws-secrets-manager',
    });
    await expect(read).rejects.not.toThrow('bytes of it');
  });

  it('reads the stage it is told to', async () => {
    const { account } = motoProvider();
    const first = await account.put('KEY', 'one');
    await account.put('KEY', 'two');
    const previous = { ...account.connection, prefix: account.prefix, versionStage: 'AWSPREVIOUS' };
    expect((await new AwsSecretsManagerProvider(previous).getSecret('KEY'))?.value).toBe('one');
    await account.client.send(
      new UpdateSecretVersionStageCommand({
        SecretId: `${account.prefix}KEY`,
        VersionStage: 'OURS',
        MoveToVersionId: first.versionId,
      }),
    );
    const ours = { ...account.connection, prefix: account.prefix, versionStage: 'OURS' };
    expect((await new AwsSecretsManagerProvider(ours).getSecret('KEY'))?.value).toBe('one');
  });

  it('maps single keys to names and ARNs, without the prefix, and leaves an ARN that is the key alone', async () => {
    const account = motoAccount();
    const { arn } = await account.put('by-arn', 'via arn');
    await account.put('by-name', 'via name');
    const names = { A: `${account.prefix}by-name`, B: arn, constructor: `${account.prefix}by-name` };
    const provider = new AwsSecretsManagerProvider({ ...account.connection, prefix: 'other/', names });
    expect((await provider.getSecret('A'))?.value).toBe('via name');
    expect((await provider.getSecret('B'))?.value).toBe('via arn');
    expect((await provider.getSecret('constructor'))?.value).toBe('via name');
    expect((await provider.getSecret(arn))?.value).toBe('via arn');
    expect(await provider.getSecret('toString')).toBeUndefined();
  });

  it("uses the user's own client and never destroys it", async () => {
    const account = motoAccount();
    await account.put('KEY', 'value');
    const destroy = vi.spyOn(account.client, 'destroy');
    const provider = new AwsSecretsManagerProvider({ client: account.client, prefix: account.prefix });
    expect((await provider.getSecret('KEY'))?.value).toBe('value');
    await provider.refresh();
    expect((await provider.getSecret('KEY'))?.value).toBe('value');
    expect(destroy).not.toHaveBeenCalled();
  });
});

describe('AwsSecretsManagerProvider, batches', () => {
  it('reads by twenties, and leaves out what is missing or binary', async () => {
    const { account, provider } = motoProvider({ batch: true });
    const keys = Array.from({ length: 41 }, (_, index) => `K${index}`);
    for (const key of keys.slice(0, 39)) await account.put(key, `value of ${key}`);
    await account.put('K39', Uint8Array.from([1]));
    const answers = await provider.getSecrets?.([...keys, 'two words']);
    expect([...(answers ?? [])].map(([key, answer]) => [key, (answer as SecretValue).value])).toEqual(
      keys.slice(0, 39).map((key) => [key, `value of ${key}`]),
    );
  });

  it('answers from bundles first, and for keys that are mapped to names', async () => {
    const account = motoAccount();
    await account.put('app', '{"FIELD":"field"}');
    await account.put('named', 'named');
    await account.put('FIELD', 'own');
    const provider = new AwsSecretsManagerProvider({
      ...account.connection,
      prefix: account.prefix,
      batch: true,
      bundles: [`${account.prefix}app`],
      names: { A: `${account.prefix}named`, B: `${account.prefix}named` },
    });
    const answers = await provider.getSecrets?.(['FIELD', 'A', 'B', 'NONE']);
    const values = [...(answers ?? [])].map(([key, answer]) => [key, (answer as SecretValue).value]);
    expect(values).toEqual([
      ['FIELD', 'field'],
      ['A', 'named'],
      ['B', 'named'],
    ]);
  });
});
