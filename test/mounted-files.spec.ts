import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import {
  createSecretsService,
  EnvironmentSecretsProvider,
  InjectSecret,
  InjectSecretRef,
  type SecretChange,
  type SecretRef,
  SecretsModule,
  SecretsService,
} from 'nestjs-secrets';
import { MountedFilesSecretsProvider } from 'nestjs-secrets/files';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import { mountAsKubernetes } from './support/kubernetes-mount.js';

isolateEnvironment();

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mounted-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const nextChange = (service: SecretsService) =>
  new Promise<SecretChange>((resolve) => service.onChange(resolve));

@Injectable()
class Database {
  constructor(
    @InjectSecretRef('DB_PASSWORD') readonly password: SecretRef,
    @InjectSecret('DB_PASSWORD') readonly atBoot: string,
    @InjectSecret('DB_HOST') readonly host: string,
  ) {}
}

it('an application follows a secret of Kubernetes, with the environment behind it', async () => {
  const mount = mountAsKubernetes(directory, { 'db-password': 'password-of-the-boot\n' });
  process.env['DB_HOST'] = 'db.example';
  const app = await boot({
    imports: [
      SecretsModule.forRoot({
        chain: [
          new MountedFilesSecretsProvider({ directory }),
          new EnvironmentSecretsProvider({ envFilePath: false }),
        ],
      }),
    ],
    providers: [Database],
  });
  const [database, secrets] = [app.get(Database), app.get(SecretsService)];
  expect([database.password.current, database.host]).toEqual(['password-of-the-boot', 'db.example']);
  const change = nextChange(secrets);
  mount.update({ 'db-password': 'password-of-later\n' });
  expect(await change).toMatchObject({ key: 'DB_PASSWORD', provider: 'mounted-files' });
  expect([database.password.current, database.password.previous, database.atBoot]).toEqual([
    'password-of-later',
    'password-of-the-boot',
    'password-of-the-boot',
  ]);
  expect(secrets.status().find(({ key }) => key === 'DB_PASSWORD')).toMatchObject({
    provider: 'mounted-files',
    versionId: (await change).versionId,
    stale: false,
  });
  await app.close();
});

it('so does a service outside Nest, on the clock of the system', async () => {
  const mount = mountAsKubernetes(directory, { KEY: 'one' });
  await using secrets = createSecretsService({ chain: [new MountedFilesSecretsProvider({ directory })] });
  expect(await secrets.getSecret('KEY')).toBe('one');
  for (const value of ['two', 'three']) {
    const change = nextChange(secrets);
    mount.update({ KEY: value });
    await change;
    expect(await secrets.getSecret('KEY')).toBe(value);
  }
});
