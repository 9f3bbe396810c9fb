// Runs a compiled application of the fixtures as a process, asks it over HTTP, and looks for secrets in all it printed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startAws } from './aws.mjs';

/** What the application's `.env` holds. */
export const ENVIRONMENT = {
  API_KEY: 'not-a-real-key-of-the-env-file',
  DATABASE: JSON.stringify({ host: 'db.internal', password: 'not-a-real-database-password' }),
};
const IN_AWS = { API_KEY: 'not-a-real-key-of-aws-at-all' };

async function start(program, variables) {
  const { PATH, HOME } = process.env;
  const child = spawn(program.node, [program.main], {
    cwd: program.folder,
    env: { PATH, HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000, // ends an application that hangs
  });
  const application = { printed: '', url: '', stop: () => stop(child) };
  const collect = (chunk) => (application.printed += String(chunk));
  child.stderr.on('data', collect);
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      collect(chunk);
      application.url = /listening on (\S+)/.exec(application.printed)?.[1] ?? '';
      if (application.url) resolve();
    });
    child.once('exit', (code) => reject(new Error(`exit code ${code}\n${application.printed}`)));
  });
  return application;
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  await closed;
}

async function ask(application, apiKey) {
  const get = (path) => fetch(`${application.url}/${path}`);
  const facts = await (await get('facts')).json();
  assert.deepEqual(facts, {
    keyLength: apiKey.length,
    serviceAgrees: true,
    sentry: 'off',
    logging: 'none',
    host: 'db.internal',
    unknown: 'absent',
  });
  for (const [path, status] of Object.entries({ leak: 200, reply: 200, failure: 400, nowhere: 404 })) {
    const response = await get(path);
    const text = await response.text();
    assert.equal(response.status, status, path);
    assert.ok(!text.includes(apiKey), `/${path} shows the secret`);
    if (status !== 404) assert.match(text, /\*{4}/, path);
  }
  assert.deepEqual(await (await get('show-once')).json(), { apiKey });
}

async function driveOne(program, variables, apiKey) {
  const application = await start(program, variables);
  try {
    await ask(application, apiKey);
  } catch (error) {
    error.message += `\n${application.printed}`;
    throw error;
  } finally {
    await application.stop();
  }
  const { printed } = application;
  for (const secret of [apiKey, ENVIRONMENT.API_KEY, JSON.parse(ENVIRONMENT.DATABASE).password]) {
    assert.ok(!printed.includes(secret), `the log shows a secret:\n${printed}`);
  }
  assert.match(printed, /calling the bank with \*{4}/);
  return printed;
}

export async function drive(node, folder, main, withPeers) {
  const program = { node, folder, main };
  const aws = await startAws(IN_AWS);
  try {
    for (const ADAPTER of ['express', 'fastify']) {
      await driveOne(program, { ADAPTER }, ENVIRONMENT.API_KEY);
      const variables = { ADAPTER, SECRETS_PROVIDER: 'aws', ...aws.variables };
      const printed = await driveOne(program, variables, withPeers ? IN_AWS.API_KEY : ENVIRONMENT.API_KEY);
      const warnings = printed.split('\n').filter((line) => line.includes('@aws-sdk/client-secrets-manager'));
      assert.equal(warnings.length, withPeers ? 0 : 1, printed);
    }
  } finally {
    await aws.close();
  }
}
