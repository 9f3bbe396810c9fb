import {
  CreateSecretCommand,
  DeleteSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** What the stand-in of AWS takes: any credentials, one region. */
export interface MotoConnection {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Real AWS names and answers, seen through the real SDK, with secrets that no other spec can see. */
export interface MotoAccount {
  /** Options for the provider under test. */
  readonly connection: MotoConnection;
  /** Begins with a name that is unique to this account, and ends with `/`. */
  readonly prefix: string;
  readonly client: SecretsManagerClient;
  /** Creates or changes the secret `prefix + key`; resolves to its ARN and the id of the version. */
  put(key: string, value: string | Uint8Array): Promise<{ arn: string; versionId: string }>;
  /** Marks the secret `prefix + key` for deletion, as the console does. */
  markForDeletion(key: string): Promise<void>;
  /** Deletes the secret `prefix + key` at once, so that its name is free again. */
  destroy(key: string): Promise<void>;
}

export function motoAccount(): MotoAccount {
  const connection: MotoConnection = {
    endpoint: inject('motoUrl'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const client = new SecretsManagerClient({ ...connection });
  const prefix = `t${randomUUID()}/`;
  const known = new Set<string>();
  return {
    connection,
    prefix,
    client,
    async put(key, value) {
      const content = typeof value === 'string' ? { SecretString: value } : { SecretBinary: value };
      const answer = known.has(key)
        ? await client.send(new PutSecretValueCommand({ SecretId: prefix + key, ...content }))
        : await client.send(new CreateSecretCommand({ Name: prefix + key, ...content }));
      known.add(key);
      return { arn: answer.ARN ?? '', versionId: answer.VersionId ?? '' };
    },
    async markForDeletion(key) {
      await client.send(new DeleteSecretCommand({ SecretId: prefix + key, RecoveryWindowInDays: 7 }));
    },
    async destroy(key) {
      const SecretId = prefix + key;
      await client.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
      known.delete(key);
    },
  };
}
