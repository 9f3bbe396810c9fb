import { InjectSecret, maskSecrets, SecretsModule } from 'nestjs-secrets';
import { AwsSecretsManagerProvider } from 'nestjs-secrets/aws';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { expect, it } from 'vitest';
import { maskLogText } from '../libs/secrets/src/masking/index.js';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import { awsError, startFakeAws } from './support/misbehaving-server.js';
import { serviceUnderTest } from './support/service-under-test.js';

// What this package says goes through its own masking, and must still tell the key and the reason.

isolateEnvironment();

const messageOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => expect.fail('did not reject'),
    (error: unknown) => (error as Error).message,
  );

it('errors and log lines about keys that look secret survive the rule by key', async () => {
  const aws = await startFakeAws({ secrets: { DB_PASSWORD: 'no json at all' } });
  const provider = new AwsSecretsManagerProvider(aws.connection);
  const { service, log } = serviceUnderTest([provider]);
  const messages = [
    await messageOf(service.getSecretOrThrow('API_KEY')),
    await messageOf(service.getSecretOrThrow('DB_PASSWORD#user')),
  ];
  await service.getSecretJson('DB_PASSWORD');
  for (const type of ['AccessDeniedException', 'InternalServiceError']) {
    aws.otherwise(awsError(type, type === 'InternalServiceError' ? 500 : 400));
    await service.refresh();
    messages.push(
      await messageOf(service.getSecretOrThrow('API_KEY')),
      await messageOf(provider.getSecret('API_KEY')),
    );
    messages.push(await messageOf(service.listSecrets()));
  }
  await aws.close();
  class Wants {
    constructor(@InjectSecret('API_KEY') readonly key: string) {}
  }
  const root = SecretsModule.forRoot({ chain: [new InMemorySecretsProvider()] });
  messages.push(await messageOf(boot({ imports: [root], providers: [Wants] })));
  Object.assign(process.env, { SECRETS_PROVIDER: 'x', SECRETS_CACHE_TTL: 'y' });
  messages.push(await messageOf(boot({ imports: [SecretsModule.forRoot({ env: { envFilePath: false } })] })));
  const said = [...messages, ...log.lines.map(([, line]) => line)];
  expect(said.length).toBeGreaterThan(12);
  expect(said.map(maskLogText)).toEqual(said);
  expect(said.map((text) => maskSecrets(text))).toEqual(said);
});
