import { readFileSync } from 'node:fs';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type CommandLine, installCommandLine } from '../support/command-line.js';

const PAGE = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

/** What the page shows: the words of a command, and all that it prints. */
const SHOWN = [...PAGE.matchAll(/^```console cli\n\$ npx nestjs-secrets (.*)\n([\s\S]*?)^```$/gm)].map(
  ([, words = '', printed = '']) => [words, printed] as const,
);

const REGION = 'eu-central-1';

/** Makes two runs comparable: versions are new in each, and a busy machine takes its time. */
const normalised = (text: string) =>
  text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'VERSION'.padEnd(36)).replace(/\b\d s\b/g, 'N s');

describe('the commands of docs/operations.md', () => {
  let commands: CommandLine;
  beforeAll(async () => {
    commands = await installCommandLine();
    await commands.compile('examined/billing.module.ts', 'module', 'dist');
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new SecretsManagerClient({ endpoint: inject('motoUrl'), region: REGION, credentials });
    await client.send(new CreateSecretCommand({ Name: 'prod/billing/API_KEY', SecretString: 'of-the-page' }));
    await client.send(
      new CreateSecretCommand({ Name: 'prod/shared', SecretString: '{"LOG_TOKEN":"of-the-page"}' }),
    );
    client.destroy();
  }, 60_000);
  afterAll(() => commands.remove());

  it('are all there, each of them once at least', () => {
    expect(SHOWN.map(([words]) => words.split(' ')[0])).toEqual(
      expect.arrayContaining(['doctor', 'iam', 'env-example']),
    );
  });

  it.each(SHOWN)('print what the page shows: %s', async (words, printed) => {
    const env = {
      SECRETS_PROVIDER: 'aws',
      SECRETS_AWS_REGION: REGION,
      AWS_ENDPOINT_URL: inject('motoUrl'),
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const { stdout } = await commands.run(words.split(' '), { env });
    expect(normalised(stdout)).toBe(normalised(printed));
  });
});
