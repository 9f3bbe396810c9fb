import { AwsSecretsManagerProvider, type AwsSecretsManagerOptions } from 'nestjs-secrets/aws';
import { motoAccount } from './moto-server.js';

/** An account of its own for each test, and a provider that sees its secrets by their short names. */
export function motoProvider(options: AwsSecretsManagerOptions = {}) {
  const account = motoAccount();
  const { connection, prefix } = account;
  return { account, provider: new AwsSecretsManagerProvider({ ...connection, prefix, ...options }) };
}
