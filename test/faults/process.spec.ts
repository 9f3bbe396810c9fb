import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TranspiledLibrary, transpileLibrary } from '../support/transpiled-library.js';

// What only a process of its own shows: whether it ends, lives on, or runs out of something.

const INSTALLED = fileURLToPath(new URL('../../node_modules', import.meta.url));

let library: TranspiledLibrary;
beforeAll(async () => {
  library = await transpileLibrary(['.'], 'module');
  mkdirSync(join(library.folder, 'node_modules'));
  install((name) => !name.startsWith('@aws'));
}, 60_000);
afterAll(() => library.remove());

function install(which: (name: string) => boolean): void {
  for (const name of readdirSync(INSTALLED)) {
    if (which(name)) symlinkSync(join(INSTALLED, name), join(library.folder, 'node_modules', name));
  }
}

/** A service whose log is kept in `lines`, and a store in the same process that is no reason for it to live on. */
const PRELUDE = `
  import 'reflect-metadata';
  import { once } from 'node:events';
  import { createServer } from 'node:http';
  import { Logger, Module } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { createSecretsService, SecretsModule, SecretsService } from './index.js';

  const lines = [];
  const take = (level) => (message) => lines.push(level + ': ' + message);
  const logger = { log: take('log'), warn: take('warn'), error: take('error'), debug() {}, verbose() {} };
  Logger.overrideLogger(logger);
  const env = { envFilePath: false };
  const tell = (promise) => promise.then((value) => value ?? null, (error) => error.name + ' ' + error.code);

  let calls = 0;
  let arrived;
  const asked = () => new Promise((resolve) => (arrived = resolve));
  let answer = () => {};
  const store = createServer((request, response) => {
    calls++;
    request.resume();
    answer(response);
    arrived?.();
  });
  store.on('connection', (socket) => socket.unref());
  store.listen(0, '127.0.0.1').unref();
  await once(store, 'listening');
  const aws = {
    endpoint: 'http://127.0.0.1:' + store.address().port,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
`;

async function printedBy(code: string): Promise<unknown> {
  return JSON.parse(await library.run(PRELUDE + code));
}

describe('AWS SDK not installed', () => {
  it('the next link answers, in listings too, after one warning that names the package; under less than any it is thrown', async () => {
    const { told, lines } = (await printedBy(`
      process.env.FROM_ENV = 'of the environment';
      const told = [];
      for (const fallback of ['any', 'transient', 'not-found']) {
        const service = createSecretsService({ provider: 'aws', fallback, env });
        told.push([
          await tell(service.getSecret('FROM_ENV')),
          await tell(service.getSecret('FROM_ENV_2', 'by default')),
          await tell(service.getSecretOrThrow('NOWHERE')),
          await tell(service.listSecrets('FROM_ENV')),
        ]);
      }
      console.log(JSON.stringify({ told, lines }));
    `)) as { told: unknown[]; lines: string[] };
    const thrown = 'SecretsUnconfiguredError UNCONFIGURED';
    expect(told).toEqual([
      ['of the environment', 'by default', 'SecretNotFoundError NOT_FOUND', ['FROM_ENV']],
      [thrown, thrown, thrown, thrown],
      [thrown, thrown, thrown, thrown],
    ]);
    const warnings = lines.filter((line) => line.includes('npm install @aws-sdk/client-secrets-manager'));
    expect(warnings).toHaveLength(3); // one for each of the three services
    expect(warnings[0]).toMatch(/^warn: aws-secrets-manager is not set up, so it is not asked/);
  });
});

describe('with the SDK', () => {
  beforeAll(() => install((name) => name.startsWith('@aws')));

  describe('shutdown during a fetch: aborted, the process ends by itself', () => {
    // With an hour for each call: a process that waited for one would not end in time.
    const ofAnHour = `{ provider: 'aws', aws: { ...aws, timeout: 3600, batch: true }, env }`;

    it('a read, a listing, a batch, a login', async () => {
      const printed = await printedBy(`
        const reads = [
          (service) => service.getSecret('KEY'),
          (service) => service.listSecrets(),
          (service) => service.prefetch(['A', 'B', 'C']),
          (service) => service.withSecret('KEY', async () => 1, { isAuthError: () => true }),
        ];
        const told = [];
        for (const read of reads) {
          class AppModule {}
          Module({ imports: [SecretsModule.forRoot(${ofAnHour})] })(AppModule);
          const app = await NestFactory.createApplicationContext(AppModule, { logger });
          const service = app.get(SecretsService);
          const asking = asked();
          const reading = tell(read(service));
          await asking;
          await app.close();
          told.push([await reading, await tell(service.getSecret('KEY')), calls]);
        }
        console.log(JSON.stringify([told, lines.filter((line) => !line.startsWith('log'))]));
      `);
      const closed = 'SecretsClosedError CLOSED';
      expect(printed).toEqual([[1, 2, 3, 4].map((calls) => [closed, closed, calls]), []]);
    });

    it('a refresh in the background', async () => {
      const printed = await printedBy(`
        answer = (response) => response.end('{"SecretString":"value"}');
        const service = createSecretsService({ provider: 'aws', aws: { ...aws, timeout: 3600 }, cache: { ttl: 0.4 }, env });
        await service.getSecret('KEY');
        answer = () => {};
        const asking = asked();
        let isDue = false;
        asking.then(() => (isDue = true));
        while (!isDue) {
          service.getSecret('KEY').catch(() => {});
          await new Promise((resolve) => setImmediate(resolve));
        }
        await service[Symbol.asyncDispose]();
        console.log(JSON.stringify([calls, lines]));
      `);
      expect(printed).toEqual([2, []]);
    });
  });

  it('a process that only looks at its secrets once ends when it is done, without being told to', async () => {
    const printed = await printedBy(`
      answer = (response) => response.end('{"SecretString":"value"}');
      const service = createSecretsService({ provider: 'aws', aws, env });
      service.ref('KEY');
      service.onChange(() => {});
      console.log(JSON.stringify([await service.getSecret('KEY'), calls]));
    `);
    expect(printed).toEqual(['value', 1]);
  });

  it('out of file descriptors: the last value while it is allowed, one warning, and it recovers', async () => {
    const printed = await printedBy(`
      import { closeSync, openSync } from 'node:fs';
      answer = (response) => response.writeHead(200, { connection: 'close' }).end('{"SecretString":"value"}');
      const service = createSecretsService({ provider: 'aws', aws, cache: { ttl: 3600 }, fallback: 'transient', env });
      await service.getSecret('KEY');
      const opened = [];
      try { for (;;) opened.push(openSync('/dev/null')); } catch (error) { opened.code = error.code; }
      await service.refresh();
      const during = await tell(service.getSecret('KEY'));
      const stale = service.status()[0].stale;
      for (const descriptor of opened) closeSync(descriptor);
      await service.refresh();
      console.log(JSON.stringify([opened.code, during, stale, await tell(service.getSecret('KEY')), calls, lines]));
    `);
    expect(printed).toEqual([
      'EMFILE',
      'value',
      true,
      'value',
      2,
      [
        expect.stringMatching(/^warn: aws-secrets-manager does not answer.*EMFILE/),
        'log: aws-secrets-manager answers again',
      ],
    ]);
  });

  it('a listener to the signal that throws: the read ends at its deadline all the same, and so does the next', async () => {
    const printed = await printedBy(`
      const thrown = [];
      process.on('uncaughtException', (error) => thrown.push(error.message));
      const link = {
        name: 'foreign',
        getSecret: (key, { signal }) => {
          signal.addEventListener('abort', () => { throw new Error('of the listener'); });
          return new Promise(() => {});
        },
        listSecrets: async () => [],
        refresh: async () => {},
      };
      const service = createSecretsService({ chain: [link], aws: { timeout: 0.05 } });
      const told = [await tell(service.getSecret('A', 'by default')), await tell(service.getSecretOrThrow('B'))];
      await new Promise((resolve) => setImmediate(resolve));
      console.log(JSON.stringify([told, thrown, lines.length]));
    `);
    // Node hands it to the process, as whatever a provider throws where nobody can catch it.
    expect(printed).toEqual([
      ['by default', 'SecretUnavailableError UNAVAILABLE'],
      ['of the listener', 'of the listener'],
      1,
    ]);
  });
});
