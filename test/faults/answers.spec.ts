import {
  SecretDeniedError,
  SecretInvalidError,
  SecretNotFoundError,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { describe, expect, it } from 'vitest';
import { failureOf, LEAK } from '../support/failure.js';
import { OF_AWS, OF_ENV, useFaultyStore } from '../support/faulty-store.js';
import { answer, awsError, type Behaviour, JSON_TYPE, raw } from '../support/misbehaving-server.js';
import { bytewise } from '../support/misbehaviours.js';
import { type MotoAccount, motoAccount } from '../support/moto-server.js';
import type { ServiceUnderTest } from '../support/service-under-test.js';

const store = useFaultyStore();
const MODES = ['not-found', 'transient', 'any'] as const;
const HTML = { 'content-type': 'text/html' };
const BYTES = new Uint8Array([0, 255, 1]);

/** The chain over a store that is AWS in all but name. */
const over = (account: MotoAccount, options = {}): ServiceUnderTest =>
  store.chain(options, { ...account.connection, prefix: account.prefix });

describe('binary secret read as text', () => {
  it('undefined or the default, SecretInvalidError to who needs it, the bytes to who wants them; one warning', async () => {
    const account = motoAccount();
    await account.put('BINARY', BYTES);
    const { service, log } = over(account);
    for (let n = 0; n < 3; n++) {
      expect(await service.getSecret('BINARY')).toBeUndefined();
      expect(await service.getSecret('BINARY', 'by default')).toBe('by default');
      expect(await service.getSecretJson('BINARY', { a: 1 })).toEqual({ a: 1 });
      expect(await failureOf(service.getSecretOrThrow('BINARY'))).toBeInstanceOf(SecretInvalidError);
      expect(await service.getSecretBinary('BINARY')).toEqual(BYTES);
    }
    expect(log.shown).toEqual([expect.stringMatching(/^warn: .*"BINARY".*binary/)]);
  });

  it.each(['not-found', 'transient'] as const)('is thrown under %s, default or not', async (fallback) => {
    const account = motoAccount();
    await account.put('BINARY', BYTES);
    process.env.BINARY = OF_ENV;
    const { service } = over(account, { fallback });
    await expect(service.getSecret('BINARY', 'by default')).rejects.toBeInstanceOf(SecretInvalidError);
    expect(await service.getSecretBinary('BINARY')).toEqual(BYTES);
  });
});

describe('JSON secret that is none', () => {
  it.each(MODES)(
    'undefined or the default under %s, one warning, one call, no value in any message',
    async (fallback) => {
      store.aws.secrets.set('BAD', `{"password": "${LEAK}`);
      const { service, log } = store.chain({ fallback });
      for (let n = 0; n < 3; n++) {
        expect(await service.getSecretJson('BAD')).toBeUndefined();
        expect(await service.getSecretJson('BAD', { a: 1 })).toEqual({ a: 1 });
        expect(await service.getSecret('BAD')).toBe(`{"password": "${LEAK}`);
      }
      expect(log.shown).toEqual([expect.stringMatching(/^warn: Secret "BAD" of aws-secrets-manager/)]);
      expect(store.aws.calls).toHaveLength(1);
    },
  );

  it.each(MODES)('a path into it is the same under %s: the link has answered', async (fallback) => {
    store.aws.secrets.set('PLAIN', LEAK);
    process.env.PLAIN = '{"user":"of the environment"}';
    const { service } = store.chain({ fallback });
    expect(await service.getSecret('PLAIN#user')).toBeUndefined();
    expect(await service.getSecret('PLAIN#user', 'by default')).toBe('by default');
    expect(await failureOf(service.getSecretOrThrow('PLAIN#user'))).toBeInstanceOf(SecretInvalidError);
  });

  it.each([LEAK, `"${LEAK}"`, '5', 'null'])('a path into %s is the same', async (text) => {
    store.aws.secrets.set('PLAIN', text);
    const { service, log } = store.chain();
    for (let n = 0; n < 3; n++)
      expect(await service.getSecret('PLAIN#user', 'by default')).toBe('by default');
    expect(await failureOf(service.getSecretOrThrow('PLAIN#user'))).toBeInstanceOf(SecretInvalidError);
    expect(log.shown).toEqual([expect.stringMatching(/^warn: Secret "PLAIN#user"/)]);
    expect(store.aws.calls).toHaveLength(1);
  });

  it('read as text, as JSON and as bytes by turns is one warning', async () => {
    store.aws.secrets.set('PLAIN', LEAK);
    const { service, log } = store.chain({ cache: { ttl: 100 } });
    for (let n = 0; n < 10; n++) {
      expect(await service.getSecretBinary('PLAIN')).toHaveLength(LEAK.length);
      expect(await service.getSecretJson('PLAIN', 'by default')).toBe('by default');
      expect(await service.getSecret('PLAIN')).toBe(LEAK);
    }
    expect(log.shown).toEqual([expect.stringMatching(/^warn: Secret "PLAIN" .*no valid JSON/)]);
  });

  it('a path to nothing is missing', async () => {
    store.aws.secrets.set('DB', '{"user":null,"deep":{"a":[1]}}');
    const { service } = store.chain();
    expect(await service.getSecret('DB#deep.a.0')).toBe('1');
    expect(await service.getSecretJson('DB#deep')).toEqual({ a: [1] });
    for (const path of ['user', 'none', 'deep.b', 'deep.a.length']) {
      expect(await failureOf(service.getSecretOrThrow(`DB#${path}`))).toBeInstanceOf(SecretNotFoundError);
    }
    expect(store.aws.calls).toHaveLength(1);
  });
});

describe('marked for deletion / other invalid request: missing, at debug / an error', () => {
  it.each(MODES)(
    'what is not there or marked for deletion is answered by the next link under %s, at debug',
    async (fallback) => {
      const account = motoAccount();
      await account.put('DELETED', OF_AWS);
      await account.markForDeletion('DELETED');
      Object.assign(process.env, { DELETED: OF_ENV, NEVER: OF_ENV });
      const { service, log } = over(account, { fallback });
      for (let n = 0; n < 3; n++) {
        expect(await service.getSecret('DELETED')).toBe(OF_ENV);
        expect(await service.getSecret('NEVER')).toBe(OF_ENV);
      }
      expect(log.shown).toEqual([]);
      expect(log.at('debug')).toHaveLength(2);
    },
  );

  it('a value that is deleted is served until its TTL and not after it, whatever happens then', async () => {
    const { service, clock, log } = store.chain({ cache: { ttl: 100 } });
    await service.getSecret('KEY');
    store.aws.secrets.delete('KEY');
    clock.advance(99);
    expect(await service.getSecret('KEY')).toBe(OF_AWS);
    clock.advance(1);
    expect(await service.getSecret('KEY')).toBeUndefined();
    store.aws.otherwise(awsError('InternalServiceError', 500));
    clock.advance(60);
    expect(await service.getSecret('KEY')).toBeUndefined();
    expect(log.at('warn')).toEqual(['In no provider: "KEY"', expect.stringMatching(/does not answer/)]);
  });

  it('another invalid request is a failure: the next link under any, one line, one call', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(awsError('InvalidRequestException', 400, LEAK));
    const { service, log } = store.chain();
    for (let n = 0; n < 5; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: .*cannot give "KEY", .*InvalidRequestException/),
    ]);
    expect(store.aws.calls).toHaveLength(1);
    const strict = store.chain({ fallback: 'transient' });
    expect(await failureOf(strict.service.getSecret('KEY', 'x'))).toBeInstanceOf(SecretInvalidError);
  });
});

describe('65,536 bytes, multi-byte text: byte-exact', () => {
  const text = 'ä€😀\n'.repeat(6553) + 'ü'.repeat(3);

  it('as text, as bytes and below a path', async () => {
    expect(Buffer.byteLength(text)).toBe(65_536);
    const account = motoAccount();
    await account.put('LONG', text);
    await account.put('JSON', JSON.stringify({ long: text.slice(0, 16_000) }));
    const { service } = over(account);
    expect(await service.getSecret('LONG')).toBe(text);
    expect(Buffer.from((await service.getSecretBinary('LONG')) ?? []).toString()).toBe(text);
    expect(await service.getSecret('JSON#long')).toBe(text.slice(0, 16_000));
  });

  it('also where the network cuts every character in two', async () => {
    const short = 'ä€😀ü'.repeat(20);
    store.aws.next(bytewise({ SecretString: short }));
    const { service } = store.chain();
    expect(await service.getSecret('KEY')).toBe(short);
  });
});

describe('an answer that is none: the next link, one line, one call', () => {
  const gzip = { ...JSON_TYPE, 'content-encoding': 'gzip' };
  const answers: [string, Behaviour][] = [
    ['the page of a captive portal, with 200', raw(200, `<html>${LEAK}</html>`, HTML)],
    ['nothing', raw(200, '')],
    ['204', raw(204, '')],
    ['a redirect', raw(301, '', { location: 'http://127.0.0.1:9/' })],
    [
      'a redirect with a page',
      raw(302, `<html>${LEAK}</html>`, { ...HTML, location: 'http://127.0.0.1:9/' }),
    ],
    ['what says it is gzip and is not', raw(200, `${LEAK}\u0000\u001f`, gzip)],
    [
      'JSON that ends in the middle of a character',
      raw(200, Buffer.from('{"SecretString":"ü').subarray(0, -1)),
    ],
    ['JSON with something after it', raw(200, `{"SecretString":"${LEAK}"}${LEAK}`)],
    ['JSON twice', raw(200, `{"SecretString":"${LEAK}"}{"SecretString":"${LEAK}"}`)],
    ['no value', answer({ Name: 'KEY', ARN: LEAK })],
    ['null for a value', answer({ SecretString: null, SecretBinary: null })],
    ['a number for a value', answer({ SecretString: 5 })],
    ['an object for a value', answer({ SecretString: { text: LEAK } })],
    ['null', raw(200, 'null')],
    ['a list', raw(200, `["${LEAK}"]`)],
    ['an error without a name', raw(400, '{}')],
    ['an error that is no JSON', raw(400, LEAK)],
    ['an error with a status of its own', raw(418, LEAK)],
  ];

  it.each(answers)('%s', async (_, behaviour) => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(behaviour);
    const { service, log } = store.chain();
    for (let n = 0; n < 5; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(store.aws.calls).toHaveLength(1);
    expect(log.shown).toEqual([
      expect.stringMatching(/^warn: aws-secrets-manager cannot give "KEY", because: /),
    ]);
    const error = await failureOf(service.getSecretOrThrow('NONE'));
    expect(error).toBeInstanceOf(SecretUnavailableError);
    const strict = store.chain({ fallback: 'transient' });
    expect(await failureOf(strict.service.getSecret('KEY', 'by default'))).toBeInstanceOf(SecretInvalidError);
  });

  it('the page of a captive portal, with 403, is a refusal', async () => {
    process.env.KEY = OF_ENV;
    store.aws.otherwise(raw(403, `<html>${LEAK}</html>`, HTML));
    const { service, log } = store.chain();
    for (let n = 0; n < 5; n++) expect(await service.getSecret('KEY')).toBe(OF_ENV);
    expect(log.shown).toEqual([expect.stringMatching(/^error: .*cannot give "KEY", because: refused/)]);
    expect(store.aws.calls).toHaveLength(1);
    const strict = store.chain({ fallback: 'transient' });
    expect(await failureOf(strict.service.getSecret('KEY'))).toBeInstanceOf(SecretDeniedError);
  });
});

describe('an answer that is odd, and still one', () => {
  it.each([
    ['an empty text', { SecretString: '' }, ''],
    ['no version', { SecretString: 'text', VersionId: undefined }, 'text'],
    ['a version that is no text', { SecretString: 'text', VersionId: 5 }, 'text'],
    [
      'text and bytes',
      { SecretString: 'text', SecretBinary: Buffer.from('bytes').toString('base64') },
      'text',
    ],
    [
      'fields that nobody knows',
      { SecretString: 'text', __proto__: { a: 1 }, constructor: 'x', Next: [] },
      'text',
    ],
  ])('%s gives the text', async (_, body, expected) => {
    store.aws.otherwise(answer(body));
    const { service, log } = store.chain();
    expect(await service.getSecret('KEY', 'by default')).toBe(expected);
    expect(await service.getSecret('KEY', 'by default')).toBe(expected);
    expect([store.aws.calls.length, log.shown]).toEqual([1, []]);
  });

  it('text and bytes give the bytes of the text to who wants bytes', async () => {
    store.aws.otherwise(answer({ SecretString: 'text', SecretBinary: 'AAAA' }));
    expect(Buffer.from((await store.chain().service.getSecretBinary('KEY')) ?? []).toString()).toBe('text');
  });
});
