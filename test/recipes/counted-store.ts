import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { motoAccount } from '../support/moto-server.js';

/** A store in the stand-in of AWS, asked through the real SDK, that tells when it is asked. */
export function countedStore() {
  const account = motoAccount();
  const waiting: (() => void)[] = [];
  let reads = 0;
  const send: typeof account.client.send = (...args: [never, never]) => {
    reads++;
    waiting.splice(0).forEach((resolve) => resolve());
    return account.client.send(...args);
  };
  return {
    account,
    put: account.put,
    reads: () => reads,
    /** Resolves when the application asks for a secret again. */
    nextRead: () => new Promise<void>((resolve) => waiting.push(resolve)),
    provider: () => new AwsSecretsManagerProvider({ client: { send }, prefix: account.prefix }),
  };
}
