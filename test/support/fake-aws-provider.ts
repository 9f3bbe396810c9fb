import { AwsSecretsManagerProvider, type AwsSecretsManagerOptions } from 'nestjs-secrets/aws';
import { afterEach, beforeEach } from 'vitest';
import { type FakeAws, startFakeAws } from './misbehaving-server.js';

/** A store of its own for each test, with one secret, `KEY`, and providers that ask it. */
export function useFakeAws(): {
  readonly aws: FakeAws;
  provider(options?: AwsSecretsManagerOptions): AwsSecretsManagerProvider;
} {
  let aws: FakeAws;
  beforeEach(async () => {
    aws = await startFakeAws({ secrets: { KEY: 'value' } });
  });
  afterEach(() => aws.close());
  return {
    get aws() {
      return aws;
    },
    provider: (options = {}) => new AwsSecretsManagerProvider({ ...aws.connection, ...options }),
  };
}
