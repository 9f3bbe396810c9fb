import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  getSecretToken,
  InjectSecretRef,
  type SecretRef,
  SecretsModule,
  SecretsService,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';

isolateEnvironment();

@Injectable()
class Pool {
  constructor(@InjectSecretRef('DB_PASSWORD') readonly password: SecretRef) {}
}

it('is loaded at boot, and follows a rotation', async () => {
  const store = new InMemorySecretsProvider({ DB_PASSWORD: 'one' });
  const app = await boot({ imports: [SecretsModule.forRoot({ chain: [store] })], providers: [Pool] });
  const { password } = app.get(Pool);
  expect(password.current).toBe('one');
  store.rotate('DB_PASSWORD', 'two');
  await app.get(SecretsService).refresh();
  expect(await password.get()).toBe('two');
  expect([password.current, password.previous]).toEqual(['two', 'one']);
  expect(app.get(SecretsService).ref('DB_PASSWORD')).toBe(password);
  await app.close();
  expect(() => password.current).toThrow();
});

it('is in the report of the boot when the secret is missing', async () => {
  const root = SecretsModule.forRoot({ chain: [new InMemorySecretsProvider()] });
  await expect(boot({ imports: [root], providers: [Pool] })).rejects.toThrow(/"DB_PASSWORD".*wanted by Pool/);
});

it('is decided by an override of the token, and given by a stand-in for the service', async () => {
  const store = new InMemorySecretsProvider({ DB_PASSWORD: 'real' });
  const build = () =>
    Test.createTestingModule({ imports: [SecretsModule.forRoot({ chain: [store] })], providers: [Pool] });
  const overridden = await build()
    .overrideProvider(getSecretToken('DB_PASSWORD'))
    .useValue('of the test')
    .compile();
  const { password } = overridden.get(Pool);
  expect([password.current, await password.get(), password.previous]).toEqual([
    'of the test',
    'of the test',
    undefined,
  ]);
  const mocked = await build()
    .overrideProvider(SecretsService)
    .useValue({ getSecret: async () => 'mock', getSecretJson: async () => ({}) })
    .compile();
  expect([mocked.get(Pool).password.current, await mocked.get(Pool).password.get()]).toEqual([
    'mock',
    'mock',
  ]);
  expect(store.calls).toEqual([]);
});
