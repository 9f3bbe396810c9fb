import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEAK } from '../../../../../test/support/failure.js';
import { hang, startFakeAws, type FakeAws } from '../../../../../test/support/misbehaving-server.js';
import { transpileLibrary, type TranspiledLibrary } from '../../../../../test/support/transpiled-library.js';

const PARTS = ['providers', 'cache', 'errors', 'keys', 'utils'];
const SDK = '@aws-sdk/client-secrets-manager';
const INSTALLED = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

const PRELUDE = `
  import { AwsSecretsManagerProvider } from './providers/aws-secrets-manager/index.js';
  const tell = (promise) => promise.then(
    (found) => console.log(JSON.stringify(found ?? null)),
    (error) => console.log(error.code, error.message),
  );
`;

describe.each(['module', 'commonjs'] as const)('the AWS SDK as an optional peer, from %s', (format) => {
  let library: TranspiledLibrary;
  beforeEach(async () => {
    library = await transpileLibrary(PARTS, format);
  });
  afterEach(() => library.remove());

  it('is named with the command that installs it when it is missing, also in a listing', async () => {
    const printed = await library.run(`${PRELUDE}
      const provider = new AwsSecretsManagerProvider({ client: { send: async () => ({}) } });
      await tell(provider.getSecret('KEY'));
      await tell(provider.listSecrets(''));
    `);
    const trouble = `The AWS SDK is not installed: npm install ${SDK}`;
    expect(printed.split('\n')).toEqual([
      `UNCONFIGURED AWS Secrets Manager: ${trouble}, asked for "KEY"`,
      `UNCONFIGURED AWS Secrets Manager: ${trouble}, asked for the list of secrets`,
      '',
    ]);
  });

  it.each([
    [
      'a build by Vite',
      `throw new Error('Could not resolve "${SDK}" imported by "nestjs-secrets". Is it installed?')`,
    ],
    ['a build by webpack', ''],
    [
      'Jest',
      `throw require('node:vm')
        .runInNewContext(\`Object.assign(new Error("Cannot find module '${SDK}' from 'later.js'"), { code: 'MODULE_NOT_FOUND' })\`)`,
    ],
  ])('is missing where %s has no such package', async (_, code) => {
    await library.writePackage(SDK, { 'package.json': `{"main":"index.js"}`, 'index.js': code });
    const printed = await library.run(`${PRELUDE}
      await tell(new AwsSecretsManagerProvider().getSecret('KEY'));
    `);
    expect(printed).toMatch(/^UNCONFIGURED .*The AWS SDK is not installed/);
  });

  it.each([
    ['throws', /^Error$/, { 'index.js': `throw new Error('${LEAK}')` }],
    ['lacks a package of its own', /^Error MODULE_NOT_FOUND$/, { 'index.js': `require('${LEAK}')` }],
    ['lacks a file of its own', /^Error (?:ERR_)?MODULE_NOT_FOUND$/, {}],
  ])('is no missing package when it %s', async (_, reason, files) => {
    await library.writePackage(SDK, { 'package.json': `{"main":"index.js"}`, ...files });
    const printed = await library.run(`${PRELUDE}
      await tell(new AwsSecretsManagerProvider().getSecret('KEY'));
    `);
    const [, told] = /^UNCONFIGURED .* is installed but cannot be loaded \((.*)\)/.exec(printed) ?? [];
    expect(told).toMatch(reason);
    expect(printed).not.toContain(LEAK);
  });

  it('is not blamed for a file of this package that is gone, which is looked for again, too', async () => {
    const part = join(library.folder, 'providers/aws-secrets-manager/aws.store.js');
    await rename(part, `${part}.gone`);
    const printed = await library.run(`${PRELUDE}
      import { renameSync } from 'node:fs';
      const provider = new AwsSecretsManagerProvider({ batch: true, rotationDates: true });
      const stop = provider.watch(() => {}, (error) => console.log('watch', error.code));
      await tell(provider.getSecret('KEY'));
      await tell(provider.getSecrets(['KEY', 'OTHER']));
      await tell(provider.listSecrets(''));
      await tell(provider.refresh());
      stop();
      renameSync(${JSON.stringify(`${part}.gone`)}, ${JSON.stringify(part)});
      await tell(provider.getSecret('KEY'));
    `);
    const gone =
      /^UNCONFIGURED nestjs-secrets cannot load its part for AWS Secrets Manager \(Error \w*MODULE_NOT_FOUND\): install the package anew$/;
    expect(printed.split('\n')).toEqual([
      'watch UNCONFIGURED',
      expect.stringMatching(gone),
      expect.stringMatching(gone),
      expect.stringMatching(gone),
      'null',
      expect.stringMatching(/^UNCONFIGURED AWS Secrets Manager: The AWS SDK is not installed/),
      '',
    ]);
  });

  it('is looked for again after a failure', async () => {
    const printed = await library.run(`${PRELUDE}
      import { mkdirSync, writeFileSync } from 'node:fs';
      const provider = new AwsSecretsManagerProvider();
      await tell(provider.getSecret('KEY'));
      mkdirSync('node_modules/${SDK}', { recursive: true });
      writeFileSync('node_modules/${SDK}/package.json', '{"main":"sdk.js"}');
      writeFileSync('node_modules/${SDK}/sdk.js', \`
        exports.SecretsManagerClient = class { send() { return { SecretString: 'now there' } } };
        exports.GetSecretValueCommand = class {};
      \`);
      await tell(provider.getSecret('KEY'));
    `);
    expect(printed).toMatch(/^UNCONFIGURED .*\n{"value":"now there"}\n$/);
  });

  describe('installed', () => {
    let aws: FakeAws;
    beforeEach(async () => {
      aws = await startFakeAws({ secrets: { KEY: 'value' } });
      await symlink(INSTALLED, join(library.folder, 'node_modules'));
    });
    afterEach(() => aws.close());

    it('is loaded at the first read, and the process ends by itself after it', async () => {
      const printed = await library.run(`${PRELUDE}
        const provider = new AwsSecretsManagerProvider(${JSON.stringify(aws.connection)});
        await tell(provider.getSecret('KEY'));
      `);
      expect(printed).toBe('{"value":"value","versionId":"v1"}\n');
    });

    it('lets the process end by itself after a read that was given up', async () => {
      aws.otherwise(hang);
      const options = { ...aws.connection, timeout: 0.2 };
      const printed = await library.run(`${PRELUDE}
        await tell(new AwsSecretsManagerProvider(${JSON.stringify(options)}).getSecret('KEY'));
      `);
      expect(printed).toBe('UNAVAILABLE AWS Secrets Manager: no answer within 0.2 s, asked for "KEY"\n');
    });
  });
});
