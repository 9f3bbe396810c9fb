import { describe, expect, it } from 'vitest';
import {
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretsClosedError,
  SecretsUnconfiguredError,
  SecretUnavailableError,
} from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import {
  asThrown,
  failureError,
  invalidAnswer,
  type LinkFailure,
  sameFailureFor,
  tooLate,
  toLinkFailure,
} from './link-failure.js';

const of = (thrown: unknown) => toLinkFailure(thrown, 'store', 'KEY');
const coded = (code: unknown) => Object.assign(new Error('the-value'), { code });

function throwing(): object {
  const fail = (): never => {
    throw new Error('the-value');
  };
  return new Proxy({}, { get: fail, getPrototypeOf: fail });
}

describe('what a link throws', () => {
  it.each<[unknown, string, string, boolean]>([
    [new SecretUnavailableError('the-value'), 'transient', 'UNAVAILABLE', false],
    [new SecretDeniedError('the-value'), 'hard', 'DENIED', false],
    [new SecretInvalidError('the-value'), 'hard', 'INVALID', true],
    [new SecretsUnconfiguredError('the-value'), 'unconfigured', 'UNCONFIGURED', false],
    [new SecretsClosedError('the-value'), 'hard', 'CLOSED', false],
    [vouched(new SecretInvalidError('no such stage')), 'hard', 'INVALID', false],
    [vouched(new SecretInvalidError('it is binary'), { wrongKind: true }), 'hard', 'INVALID', true],
    [new DOMException('the-value', 'TimeoutError'), 'transient', 'UNAVAILABLE', false],
    [new DOMException('the-value', 'AbortError'), 'transient', 'UNAVAILABLE', false],
    [Object.assign(new Error('the-value'), { name: 'RequestTimeout' }), 'transient', 'UNAVAILABLE', false],
    [
      Object.assign(new Error('the-value'), { name: 'ConnectTimeoutError' }),
      'transient',
      'UNAVAILABLE',
      false,
    ],
    [coded('ECONNRESET'), 'transient', 'UNAVAILABLE', false],
    [new TypeError('x', { cause: coded('ECONNREFUSED') }), 'transient', 'UNAVAILABLE', false],
    [new TypeError('x', { cause: coded('ERR_OTHER') }), 'hard', 'UNAVAILABLE', false],
    [coded('ERR_OTHER'), 'hard', 'UNAVAILABLE', false],
    [new Error('the-value'), 'hard', 'UNAVAILABLE', false],
    [undefined, 'hard', 'UNAVAILABLE', false],
    [null, 'hard', 'UNAVAILABLE', false],
    ['the-value', 'hard', 'UNAVAILABLE', false],
    [throwing(), 'hard', 'UNAVAILABLE', false],
    [Object.assign(new SecretDeniedError('the-value'), { code: 'NEW_CODE' }), 'hard', 'UNAVAILABLE', false],
    [Object.assign(new SecretDeniedError('the-value'), { code: 'toString' }), 'hard', 'UNAVAILABLE', false],
  ])('%# is told apart by class and code, never by its message', (thrown, trouble, code, wrongKind) => {
    const failure = of(thrown) as LinkFailure;
    expect(failure).toMatchObject({ provider: 'store', trouble, wrongKind, code, key: 'KEY' });
    const { message } = failureError(failure);
    expect(message).toBe(`Secret "KEY" could not be read from store: ${failure.reason}`);
    expect(JSON.stringify(failure) + message).not.toContain('the-value');
  });

  it('is told with class, code and request, or in the words of a link that vouches for them', () => {
    const refused = Object.assign(new Error('the-value'), {
      name: 'AccessDenied',
      $metadata: { requestId: 'r-1' },
    });
    const hidden = new TypeError('fetch failed', { cause: coded('ECONNREFUSED') });
    expect([of(refused), of(hidden), of(vouched(new SecretDeniedError('its role may not')))]).toMatchObject([
      { reason: 'AccessDenied, request r-1' },
      { reason: 'Error ECONNREFUSED' },
      { reason: 'its role may not' },
    ]);
  });

  it('may say that there is no such secret', () => {
    expect(of(new SecretNotFoundError('none'))).toBeUndefined();
  });
});

describe('a failure', () => {
  it('of an answer that is no secret is hard', () => {
    expect(invalidAnswer('store', 'KEY', 'it answered with null')).toMatchObject({
      ...{ trouble: 'hard', wrongKind: false, reason: 'it answered with null' },
      ...{ code: 'INVALID', provider: 'store', key: 'KEY' },
    });
  });

  it('of a reader who waits no longer may pass', () => {
    expect(tooLate('store', 'KEY')).toMatchObject({
      ...{ trouble: 'transient', reason: 'no answer yet, from a call that has more time' },
      code: 'UNAVAILABLE',
    });
  });

  it('of one key is that of another with the name of that one', () => {
    const same = sameFailureFor(of(new SecretDeniedError('x')) as LinkFailure, 'OTHER');
    expect(same).toMatchObject({
      ...{ trouble: 'hard', reason: 'SecretDeniedError DENIED', code: 'DENIED', key: 'OTHER' },
    });
  });

  it('keeps its kind when it is thrown on, and names the shared secret unless the link is not set up', () => {
    const again = (thrown: unknown, id?: string) => asThrown(of(thrown) as LinkFailure, id);
    const denied = again(new SecretDeniedError('x'), 'prod/app');
    expect(denied).toBeInstanceOf(SecretDeniedError);
    expect(denied).toMatchObject({
      message: 'SecretDeniedError DENIED (for the shared secret "prod/app")',
      key: 'prod/app',
    });
    expect(of(denied)).toMatchObject({ trouble: 'hard', reason: denied.message, wrongKind: false });
    expect(of(again(new SecretInvalidError('x'), 'prod/app'))).toMatchObject({ wrongKind: true });
    expect(again(new SecretsUnconfiguredError('x'), 'prod/app').message).toBe(
      'SecretsUnconfiguredError UNCONFIGURED',
    );
    expect(again(new SecretUnavailableError('x'))).toMatchObject({
      message: 'SecretUnavailableError UNAVAILABLE',
      key: undefined,
    });
  });
});
