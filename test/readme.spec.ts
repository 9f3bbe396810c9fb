import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { blockOf, replay } from './support/readme.js';
import {
  compileApplication,
  folderOfApplication,
  portOf,
  settingsOf,
  startApplication,
  writeApplication,
} from './support/readme-application.js';
import { type ProgramOptions, RunningProgram } from './support/running-program.js';

const FOLDER = folderOfApplication('application');
const ROOT = fileURLToPath(new URL('..', import.meta.url));

beforeAll(async () => {
  writeApplication(FOLDER);
  await compileApplication(FOLDER);
}, 120_000);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('the application of the README', () => {
  const running: RunningProgram[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.interrupt()));
  });
  const start = (variant: string, options?: ProgramOptions) => {
    const program = startApplication(FOLDER, variant, options);
    running.push(program);
    return program;
  };

  it('answers as shown, with the key that its .env holds', async () => {
    const shown = blockOf('console', 'app');
    expect(await replay(shown, await portOf(start('src')))).toBe(shown);
  });

  it('does not start without the secret, and says what is shown', async () => {
    const empty = join(FOLDER, 'empty');
    mkdirSync(empty, { recursive: true });
    const program = start('src', { cwd: empty });
    expect(await program.ended()).not.toBe(0);
    expect(program.output).toContain(blockOf('text', 'missing').trim());
  });

  it.each(['aws', 'staging', 'production'])('says at boot what the variables of %s come to', async (name) => {
    const settings = settingsOf(`env=${name}`);
    const program = start('src', {
      env: {
        ...settings,
        AWS_ENDPOINT_URL_SECRETS_MANAGER: inject('motoUrl'),
        AWS_ACCESS_KEY_ID: 'fake',
        AWS_SECRET_ACCESS_KEY: 'fake',
      },
    });
    await portOf(program);
    const shown = blockOf('text', 'env=aws').trim();
    expect(program.output).toContain(shown.replace('3600', settings['SECRETS_CACHE_TTL'] ?? '3600'));
  });

  it('masks in nestjs-pino as it is set up there', async () => {
    const program = start('pino');
    const origin = `http://localhost:${await portOf(program)}`;
    const key = settingsOf('title=.env')['API_KEY'];
    await fetch(`${origin}/?q=${key}`, { headers: { authorization: 'Bearer of-somebody' } });
    const [line] = await program.printed(/^.*"request completed".*$/m);
    expect(JSON.parse(line)).toMatchObject({ req: { url: '/?q=****', headers: { authorization: '****' } } });
  });

  it('masks in a logger of its own as it is set up there', async () => {
    const program = start('logger');
    const origin = `http://localhost:${await portOf(program)}`;
    expect((await fetch(`${origin}/crash`)).status).toBe(500);
    await program.printed(/cannot work with Hello, my key is \*{4}/);
    expect(program.output).not.toContain(settingsOf('title=.env')['API_KEY']);
  });

  it('passes the tests that are shown', async () => {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const run = new RunningProgram(process.execPath, [vitest, 'run', '--root', FOLDER], { cwd: FOLDER });
    expect(await run.ended(), run.output).toBe(0);
    expect(run.output).toMatch(/4 passed/);
  });
});
