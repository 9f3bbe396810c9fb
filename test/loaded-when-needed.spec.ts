import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleLibraryBesidePackages } from './support/bundled-library.js';
import type { TranspiledLibrary } from './support/transpiled-library.js';

// The two lists that Node has: what its ES module loader was asked for, and what `require` keeps.
const LOADED = `
  import { createRequire, register } from 'node:module';
  import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
  const { port1, port2 } = new MessageChannel();
  const hook = 'let told; export const initialize = (port) => { told = port; };'
    + 'export const load = (url, context, next) => { told.postMessage(url); return next(url, context); };';
  register('data:text/javascript,' + encodeURIComponent(hook), { data: port2, transferList: [port2] });
  port1.unref();
  const loaded = () => {
    const list = Object.keys(createRequire(import.meta.url).cache);
    for (let told; (told = receiveMessageOnPort(port1)); ) list.push(told.message);
    return list;
  };
`;

const application = (settings: Readonly<Record<string, string>>): string => `
  ${LOADED}
  for (const name of Object.keys(process.env)) if (/^(SECRETS|AWS)_/.test(name)) delete process.env[name];
  Object.assign(process.env, ${JSON.stringify(settings)}, { INJECTED: 'injected', READ: 'read' });
  await import('reflect-metadata');
  const { Inject, Module } = await import('@nestjs/common');
  const { ConfigModule } = await import('@nestjs/config');
  const { NestFactory } = await import('@nestjs/core');
  const { getSecretToken, SecretsModule, SecretsService } = await import('./index.js');
  class AppModule {
    constructor(secret) { this.secret = secret; }
  }
  Inject(getSecretToken('INJECTED'))(AppModule, undefined, 0);
  Module({ imports: [ConfigModule.forRoot(), SecretsModule.forRoot()] })(AppModule);
  const app = await NestFactory.create(AppModule, { logger: false });
  await app.init();
  const service = app.get(SecretsService);
  const got = [app.get(AppModule).secret, await service.getSecret('READ'), (await service.getSecret('ABSENT')) ?? null];
  await service.listSecrets('READ').catch(() => {});
  await service.refresh();
  await app.close();
  console.log(JSON.stringify({ got, loaded: loaded() }));
`;

describe.each(['module', 'commonjs'] as const)('an application that uses the library as %s', (format) => {
  let library: TranspiledLibrary;
  beforeAll(async () => {
    library = await bundleLibraryBesidePackages(format);
  }, 60_000);
  afterAll(() => library.remove());

  async function run(
    settings: Readonly<Record<string, string>>,
  ): Promise<{ got: unknown; loaded: string[] }> {
    return JSON.parse(await library.run(application(settings))) as { got: unknown; loaded: string[] };
  }
  const ofSdk = (loaded: readonly string[]) =>
    loaded.filter((path) => /@(?:aws-sdk|aws|smithy|opentelemetry)\//.test(path));
  /** How often what is loaded later was. */
  const later = (loaded: readonly string[]) =>
    new Set(loaded.filter((path) => path.endsWith('/parts/later.js'))).size;

  it('loads by its import what all need, and nothing else', async () => {
    const printed = await library.run(`
      ${LOADED}
      await import('reflect-metadata');
      const { createSecretsService } = await import('./index.js');
      process.env.READ = 'read';
      const service = createSecretsService({ telemetry: false });
      const got = [await service.getSecret('READ'), await service.ref('READ').get()];
      await service[Symbol.asyncDispose]();
      console.log(JSON.stringify({ got, loaded: loaded() }));
    `);
    const { got, loaded } = JSON.parse(printed) as { got: unknown; loaded: string[] };
    expect(got).toEqual(['read', 'read']);
    // The list is of this library: it stands in it.
    expect(loaded.join('\n')).toMatch(/parts\/application\.js/);
    expect([ofSdk(loaded), later(loaded)]).toEqual([[], 0]);
  });

  it('loads nothing of the AWS SDK on the environment alone', async () => {
    const { got, loaded } = await run({});
    expect(got).toEqual(['injected', 'read', null]);
    expect(loaded.join('\n')).toMatch(/@nestjs\/core/);
    const ofAws = ofSdk(loaded).filter((path) => !path.includes('opentelemetry'));
    expect([ofAws, later(loaded)]).toEqual([[], 1]);
  });

  it('loads it once the chain has AWS, which the same list shows', async () => {
    // Credentials that are no profile: the SDK is loaded and gives up without a request.
    const { got, loaded } = await run({
      SECRETS_PROVIDER: 'aws',
      AWS_PROFILE: 'none-of-this-name',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: library.folder,
    });
    expect(got).toEqual(['injected', 'read', null]);
    expect(ofSdk(loaded).join('\n')).toMatch(/@aws-sdk\/client-secrets-manager/);
    expect(later(loaded)).toBe(1);
  });

  it('reads from AWS alone without what boots an application', async () => {
    const printed = await library.run(`
      ${LOADED}
      const { AwsSecretsManagerProvider } = await import('./providers/aws-secrets-manager/index.js');
      const client = { send: async () => ({ SecretString: 'of AWS' }) };
      const { value } = await new AwsSecretsManagerProvider({ client }).getSecret('A');
      console.log(JSON.stringify({ got: value, loaded: loaded() }));
    `);
    const { got, loaded } = JSON.parse(printed) as { got: unknown; loaded: string[] };
    expect([got, later(loaded), loaded.filter((path) => path.includes('@nestjs/'))]).toEqual([
      'of AWS',
      0,
      [],
    ]);
  });

  it('reads outside Nest through a store and a schema, which are loaded meanwhile, each once', async () => {
    const printed = await library.run(`
      ${LOADED}
      await import('reflect-metadata');
      const { createSecretsService } = await import('./index.js');
      let calls = 0;
      const store = {
        name: 'store', getSecret: async (key) => (calls++, 'of ' + key), listSecrets: async () => [], refresh: async () => {},
      };
      const validate = (value) => ({ value });
      const schema = { A: { '~standard': { version: 1, vendor: 'a test', validate } } };
      const closed = createSecretsService({ chain: [store] });
      const reading = closed.getSecret('A').catch(({ code }) => code);
      await closed[Symbol.asyncDispose]();
      const got = [await reading, calls];
      const service = createSecretsService({ chain: [store], schema });
      got.push(...(await Promise.all(['A', 'A', 'B'].map((key) => service.getSecret(key)))), calls);
      await service[Symbol.asyncDispose]();
      console.log(JSON.stringify({ got, loaded: loaded() }));
    `);
    const { got, loaded } = JSON.parse(printed) as { got: unknown; loaded: string[] };
    expect(got).toEqual(['CLOSED', 0, 'of A', 'of A', 'of B', 2]);
    expect(later(loaded)).toBe(1);
  });
});
