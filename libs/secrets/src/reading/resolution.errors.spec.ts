import { expect, it } from 'vitest';
import {
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../errors/secrets.errors.js';
import { type LinkFailure, toLinkFailure } from '../providers/chain/link-failure.js';
import { absenceError } from './resolution.errors.js';

const failure = (thrown: Error, provider: string) => toLinkFailure(thrown, provider, 'KEY') as LinkFailure;
const wrongKind = failure(new SecretInvalidError('x'), 'first');
const denied = failure(new SecretDeniedError('x'), 'second');
const chain = ['first', 'second'];

it('a secret that no link has is not found, and links that are not set up are named with their reason', () => {
  const none = absenceError('KEY', { kind: 'missing', leftOut: [] }, chain);
  expect(none).toBeInstanceOf(SecretNotFoundError);
  expect(none).toMatchObject({ key: 'KEY', message: 'Secret "KEY" is in no provider (first, second)' });
  const leftOut = ['first', 'third'].map((name) => failure(new SecretsUnconfiguredError('x'), name));
  expect(absenceError('KEY', { kind: 'missing', leftOut }, chain).message).toBe(
    'Secret "KEY" is in no provider (first, second); not asked: ' +
      'first: SecretsUnconfiguredError UNCONFIGURED; third: SecretsUnconfiguredError UNCONFIGURED',
  );
});

it('a secret that a link could not give is unavailable, with what each link said', () => {
  const error = absenceError('KEY', { kind: 'failed', failures: [wrongKind, denied] }, chain);
  expect(error).toBeInstanceOf(SecretUnavailableError);
  expect(error).toMatchObject({
    key: 'KEY',
    message:
      'Secret "KEY" could not be read: first: SecretInvalidError INVALID; second: SecretDeniedError DENIED',
  });
});

it('a secret that all links have in another kind is invalid: that is no outage', () => {
  const error = absenceError('KEY', { kind: 'failed', failures: [wrongKind] }, chain);
  expect(error).toBeInstanceOf(SecretInvalidError);
  expect(error).toMatchObject({
    key: 'KEY',
    message: expect.stringContaining('could not be read') as string,
  });
});
