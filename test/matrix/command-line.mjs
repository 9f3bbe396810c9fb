// Asks the command line, as it is installed beside a compiled application, what the application wants.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { ENVIRONMENT } from './drive.mjs';

const ACCOUNT = '123456789012';
const WANTED = ['API_KEY', 'DATABASE', 'LOG_TOKEN', 'SENTRY_DSN'];

export function askCommandLine(node, folder) {
  const ask = (words, variables = {}) => {
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync(node, ['node_modules/.bin/nestjs-secrets', ...words], {
      cwd: folder,
      env: { PATH, HOME, ...variables },
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(status, 0, `${words.join(' ')}: ${stdout}${stderr}`);
    for (const secret of [ENVIRONMENT.API_KEY, JSON.parse(ENVIRONMENT.DATABASE).password]) {
      assert.ok(!`${stdout}${stderr}`.includes(secret), `${words.join(' ')} shows a secret`);
    }
    return stdout;
  };

  const { keys } = JSON.parse(ask(['doctor', '--json']));
  assert.deepEqual(
    keys.map(({ key, state, provider }) => [key, state, provider]),
    WANTED.map((key) => (key in ENVIRONMENT ? [key, 'ok', 'environment'] : [key, 'missing', null])),
  );
  const { Statement } = JSON.parse(ask(['iam', '--account', ACCOUNT], { SECRETS_PROVIDER: 'aws' }));
  const arn = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret`;
  assert.deepEqual(
    Statement.flatMap(({ Resource }) => Resource),
    WANTED.map((key) => `${arn}:${key}-??????`),
  );
  assert.deepEqual(ask(['env-example']).match(/^(?:# )?[A-Z_]+=$/gm), [
    'API_KEY=',
    'DATABASE=',
    '# LOG_TOKEN=',
    '# SENTRY_DSN=',
  ]);
}
