import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A real client whose `send` answers at once: what is measured is what stands before it. */
export function clientWithoutNetwork(values = {}) {
  const client = new SecretsManagerClient({ region: 'eu-central-1' });
  client.send = async ({ input }) => ({
    SecretString: values[input.SecretId] ?? `the value of ${input.SecretId}`,
    VersionId: 'v1',
  });
  return client;
}
