import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { LEAK } from '../../../../../test/support/failure.js';
import { SecretsClosedError } from '../../errors/secrets.errors.js';
import { classifyAwsError, isExpiredCredentials, nameSubject } from './aws-error.classifier.js';

const DETAILS = { key: 'API_KEY', provider: 'aws-secrets-manager' };
const classify = (error: unknown) => classifyAwsError(error, '"API_KEY"', DETAILS);
const failure = (properties: object) => Object.assign(new Error(`about ${LEAK}`), properties);

describe('classifyAwsError', () => {
  it.each([
    ['ResourceNotFoundException', `can't find the specified secret`],
    [
      'InvalidRequestException',
      `You can't perform this operation on the secret because it was marked for deletion.`,
    ],
    [
      'InvalidRequestException',
      `You tried to perform the operation on a secret that's currently marked deleted.`,
    ],
    ['InvalidRequestException', `a secret with this name is already scheduled for deletion`],
  ])('takes %s "%s" for a missing secret', (name, message) => {
    expect(classify(Object.assign(new Error(message), { name }))).toBeUndefined();
  });

  it.each([
    'AccessDeniedException',
    'AccessDenied',
    'UnrecognizedClientException',
    'InvalidSignatureException',
    'ExpiredTokenException',
    'DecryptionFailure',
  ])('takes %s for a refusal', (name) => {
    expect(classify(failure({ name }))).toMatchObject({ code: 'DENIED', ...DETAILS });
  });

  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('takes the certificate error %s for a refusal, also one that fetch wrapped', (code) => {
    expect(classify(failure({ code }))).toMatchObject({ code: 'DENIED' });
    expect(classify(new TypeError('fetch failed', { cause: failure({ code }) }))).toMatchObject({
      code: 'DENIED',
    });
  });

  it.each(['CredentialsProviderError', 'TokenProviderError'])(
    'takes %s for a link that is not set up',
    (name) => {
      expect(classify(failure({ name }))).toMatchObject({ code: 'UNCONFIGURED' });
    },
  );

  it.each(['Region is missing', 'Resolved credential object is not valid'])(
    'takes the plain error "%s" for a link that is not set up',
    (message) => expect(classify(new Error(message))).toMatchObject({ code: 'UNCONFIGURED' }),
  );

  it.each([
    { name: 'ThrottlingException' },
    { name: 'TooManyRequestsException' },
    { name: 'InternalServiceError' },
    { name: 'TimeoutError' },
    { name: 'AbortError' },
    { name: 'SyntaxError', $metadata: { httpStatusCode: 503 } },
    { name: 'Unknown', $metadata: { httpStatusCode: 429 } },
    { code: 'ECONNREFUSED' },
    { code: 'ENOTFOUND' },
    { errors: [{ code: 'ECONNREFUSED' }] },
    { cause: { code: 'UND_ERR_SOCKET' } },
  ])('takes %j for trouble that passes', (properties) => {
    expect(classify(failure(properties))).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it.each([
    { name: 'InvalidRequestException' },
    { name: 'InvalidParameterException' },
    { name: 'SyntaxError', $metadata: { httpStatusCode: 200 } },
    { name: 'TypeError' },
    { code: 'HPE_INVALID_CONSTANT' },
  ])('takes %j for an invalid request or answer, which does not count as passing', (properties) => {
    expect(classify(failure(properties))).toMatchObject({ code: 'INVALID' });
  });

  it('takes a refusal that a proxy sends in its own words for a refusal', () => {
    expect(classify(failure({ name: 'SyntaxError', $metadata: { httpStatusCode: 403 } }))).toMatchObject({
      code: 'DENIED',
    });
  });

  it('keeps name, code and request id, and nothing else of the error', () => {
    const error = failure({
      name: 'AccessDeniedException',
      code: 'E_CODE',
      stack: LEAK,
      cause: new Error(LEAK),
      $response: { body: LEAK },
      $metadata: { requestId: '1234-abcd', httpStatusCode: 400, cfId: LEAK },
    });
    const own = classify(error);
    expect(own?.message).toBe(
      'AWS Secrets Manager: refused (AccessDeniedException, E_CODE, request 1234-abcd), asked for "API_KEY"',
    );
    expect(own?.cause).toBeUndefined();
    expect(inspect(own, { showHidden: true, depth: 10 })).not.toContain(LEAK);
  });

  it('repeats no name, code or request id that is not one', () => {
    const text = `${LEAK} and\nmore`;
    const own = classify(failure({ name: text, code: text, $metadata: { requestId: text } }));
    expect(inspect(own)).not.toContain(LEAK);
  });

  it.each([
    ['a text', () => LEAK],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a number', () => 7],
    ['a symbol', () => Symbol(LEAK)],
    ['a function', () => () => LEAK],
    ['an object without a prototype', () => Object.create(null) as object],
    ['a revoked proxy', () => revokedProxy()],
    ['an error whose getters throw', () => throwingError()],
  ])('survives %s in place of an error', (_, thrown) => {
    const own = classify(thrown());
    expect(own).toMatchObject({ code: 'INVALID' });
    expect(inspect(own)).not.toContain(LEAK);
    expect(isExpiredCredentials(thrown())).toBe(false);
    const again = thrown();
    expect(nameSubject(again, 'x', {})).toBe(again);
  });

  it('passes on an error of this package', () => {
    const closed = new SecretsClosedError('closed');
    expect(classify(closed)).toBe(closed);
  });
});

function revokedProxy(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwingError(): Error {
  const error = new Error(LEAK);
  for (const property of ['name', 'code', 'message', '$metadata', 'cause', 'errors']) {
    Object.defineProperty(error, property, {
      get() {
        throw new Error(LEAK);
      },
    });
  }
  return error;
}
