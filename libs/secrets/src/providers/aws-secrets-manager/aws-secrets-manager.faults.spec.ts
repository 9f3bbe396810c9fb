import { describe, expect, it } from 'vitest';
import { LEAK, failureOf } from '../../../../../test/support/failure.js';
import { useFakeAws } from '../../../../../test/support/fake-aws-provider.js';
import {
  answer,
  awsError,
  raw,
  reset,
  resetMidBody,
  startFakeAws,
} from '../../../../../test/support/misbehaving-server.js';
import { selfSignedCertificate } from '../../../../../test/support/self-signed.js';
import { AwsSecretsManagerProvider } from './index.js';

const store = useFakeAws();

describe('a network that fails', () => {
  it.each(Object.entries({ reset, resetMidBody }))(
    'is tried three times, then unavailable: %s',
    async (_, behaviour) => {
      store.aws.otherwise(behaviour);
      const error = await failureOf(store.provider().getSecret('KEY'));
      expect(error).toMatchObject({ code: 'UNAVAILABLE' });
      expect(error).toHaveProperty('message', expect.stringContaining('ECONNRESET'));
      expect(store.aws.calls).toHaveLength(3);
    },
  );

  it('is unavailable when the connection is refused', async () => {
    const gone = await startFakeAws();
    await gone.close();
    const error = await failureOf(new AwsSecretsManagerProvider(gone.connection).getSecret('KEY'));
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(error).toHaveProperty('message', expect.stringContaining('ECONNREFUSED'));
  });

  it('is unavailable when the host is unknown', async () => {
    const lost = store.provider({ endpoint: 'http://nosuch.invalid' });
    expect(await failureOf(lost.getSecret('KEY'))).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is refused when the certificate is not trusted, after one try', async () => {
    const impostor = await startFakeAws({ secrets: { KEY: LEAK }, tls: selfSignedCertificate() });
    const error = await failureOf(new AwsSecretsManagerProvider(impostor.connection).getSecret('KEY'));
    expect(error).toMatchObject({ code: 'DENIED' });
    expect(error).toHaveProperty('message', expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT'));
    expect(impostor.calls).toHaveLength(0);
    await impostor.close();
  });
});

describe('answers of AWS that are trouble', () => {
  it('are repeated by the SDK: throttled once, or 500 twice, then the value', async () => {
    store.aws.next(awsError('ThrottlingException'));
    expect((await store.provider().getSecret('KEY'))?.value).toBe('value');
    expect(store.aws.calls).toHaveLength(2);
    store.aws.next(awsError('InternalServiceError', 500), awsError('InternalServiceError', 500));
    expect((await store.provider().getSecret('KEY'))?.value).toBe('value');
    expect(store.aws.calls).toHaveLength(5);
  });

  it.each([
    ['ThrottlingException', 400],
    ['InternalServiceError', 500],
  ])('are unavailable when they stay, within the three tries of the SDK: %s', async (type, status) => {
    store.aws.otherwise(awsError(type, status, LEAK));
    expect(await failureOf(store.provider().getSecret('KEY'))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(store.aws.calls).toHaveLength(3);
  });

  it.each([
    ['AccessDeniedException', 'DENIED'],
    ['UnrecognizedClientException', 'DENIED'],
    ['DecryptionFailure', 'DENIED'],
    ['InvalidRequestException', 'INVALID'],
    ['SomethingNewException', 'INVALID'],
  ])('are told after one try: %s', async (type, code) => {
    store.aws.otherwise(awsError(type, 400, LEAK));
    const error = await failureOf(store.provider().getSecret('KEY'));
    expect(error).toMatchObject({ code });
    expect(error).toHaveProperty('message', expect.stringMatching(new RegExp(`${type}, request [\\w-]{36}`)));
    expect(store.aws.calls).toHaveLength(1);
  });

  it.each([
    ['no JSON', raw(200, `${LEAK} <html>`)],
    ['a list', raw(200, `["${LEAK}"]`)],
    ['nothing', raw(200, '')],
    ['null', raw(200, 'null')],
    ['no value', answer({ Name: 'KEY', Comment: LEAK })],
    ['a value that is no text', answer({ SecretString: { text: LEAK } })],
    ['an error that is no JSON', raw(400, LEAK)],
  ])('are invalid when they hold %s', async (_, behaviour) => {
    store.aws.otherwise(behaviour);
    expect(await failureOf(store.provider().getSecret('KEY'))).toMatchObject({ code: 'INVALID' });
    expect(store.aws.calls).toHaveLength(1);
  });

  it('are unavailable when a gateway says so in its own words', async () => {
    store.aws.otherwise(raw(502, `<html>${LEAK}</html>`, { 'content-type': 'text/html' }));
    expect(await failureOf(store.provider().getSecret('KEY'))).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('fail the key when they come for a bundle, naming the bundle, and its own secret is not asked', async () => {
    store.aws.otherwise(awsError('AccessDeniedException'));
    const error = await failureOf(store.provider({ bundles: ['prod/app'] }).getSecret('KEY'));
    expect(error).toMatchObject({ code: 'DENIED', key: 'prod/app' });
    expect(store.aws.calls.map((call) => call.secretId)).toEqual(['prod/app']);
  });
});
