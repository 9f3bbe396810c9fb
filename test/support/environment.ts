import { afterEach, beforeEach } from 'vitest';

/** Gives each test a `process.env` of its own variables, and takes them away again. */
export function isolateEnvironment(): void {
  let before: NodeJS.ProcessEnv;
  beforeEach(() => {
    before = { ...process.env };
    for (const name of [
      'SECRETS_PROVIDER',
      'SECRETS_CACHE_TTL',
      'SECRETS_AWS_REGION',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
    ]) {
      delete process.env[name];
    }
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
}
