import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyRule } from './key.rule.js';
import { keyWords } from './key-words.js';

const SECRET = [
  ...[
    'password',
    'PassWord',
    'db_password',
    'DBPassword',
    'password2',
    'password_2',
    'passwords',
    'PGPASSWORD',
  ],
  ...['api-key', 'X-Api-Key', 'APIKEY', 'apiKeys', 'api.key', 'AWS_SECRET_ACCESS_KEY', 'secretAccessKey'],
  ...['MYSQL_PWD', 'db_pass', 'userPass', 'passphrase', 'password-hash', 'credentials', 'Authorization'],
  ...['proxyAuthorization', 'x-hub-signature', 'connectionString', 'CONNECTION_STRING', 'pin', 'cardPIN'],
  ...['otp', 'cvv', 'CVC2', 'ssn', 'client_secret', 'clientsecret', 'privateKey', 'encryption key', 'auth'],
  ...[
    'masterKey',
    'storage account key',
    'SharedAccessKey',
    '__password__',
    'user[password]',
    'пароль_secret',
  ],
];
const TOKEN = [
  ...[
    'token',
    'tokens',
    'access_token',
    'accesstoken',
    'refreshTokens',
    'jwt',
    'JWTs',
    'cookie',
    'Set-Cookie',
  ],
  ...['session', 'sessionId', 'session_id', 'connect.sid', 'maxToken', 'PHPSESSID', 'to\u212aen'],
];
const OPEN = [
  ...[
    'pass',
    'PASS',
    'pass1',
    'author',
    'secretary',
    'passwordPolicy',
    'monkey',
    'publicKeyId',
    'tokenCount',
  ],
  ...[
    'max_tokens',
    'maxTokens',
    'nTokens',
    'prompt_tokens',
    'completionTokens',
    'totalTokens',
    'cached_tokens',
  ],
  ...[
    'accessKeyId',
    'key',
    'keys',
    'keyboard',
    'passes',
    'paSs',
    'compass',
    'spinner',
    'pinned',
    'authority',
    'oauth',
  ],
  ...['sidebar', 'sessionCount', 'cookieConsent', '', '_', '42', '__proto__', 'constructor', 'toString', 's'],
];

describe('The words of a key', () => {
  it.each([
    ['DBPassword', ['db', 'password']],
    ['dbPassword2', ['db', 'password2']],
    ['X-Api_Key', ['x', 'api', 'key']],
    ['APIKey', ['api', 'key']],
    ['a1B', ['a1', 'b']],
    ['ÜberSchlüssel', ['über', 'schlüssel']],
    ['\ud800password', ['password']],
  ])('of %s', (key, words) => expect(keyWords(key)).toEqual(words));
});

describe('The rule by key', () => {
  let rule: KeyRule;
  beforeAll(() => {
    rule = new KeyRule();
  });

  it.each(SECRET)('masks %s', (key) => expect(rule.verdict(key)).toBe('secret'));
  it.each(TOKEN)('masks %s as a token', (key) => expect(rule.verdict(key)).toBe('token'));
  it.each(OPEN)('keeps "%s"', (key) => expect(rule.verdict(key)).toBe('open'));

  it('leaves the token family out where it is told so', () => {
    expect([rule.isSecret('token', true), rule.isSecret('token', false)]).toEqual([true, false]);
    expect([rule.isSecret('password', false), rule.isSecret('name', true)]).toEqual([true, false]);
  });

  it('holds for the end of a very long key', () => {
    expect(rule.verdict(`${'a'.repeat(500)}_api_key`)).toBe('secret');
    expect(rule.verdict(`${'a'.repeat(500)}_name`)).toBe('open');
  });

  it('gives the same answers after thousands of other keys', () => {
    for (let i = 0; i < 10_000; i++) expect(rule.verdict(`${i}_api_key`)).toBe('secret');
    expect([rule.verdict('password'), rule.verdict('name')]).toEqual(['secret', 'open']);
  });

  it.each([
    ['the list', []],
    ['own words', ['iban', 'tax id', 'address1', 'oauth2flow', 'rings']],
  ])('answers by the end of a key as by all of it, with %s', (_name, own) => {
    const quick = new KeyRule(own);
    // An expression is asked about every key, so that this rule looks at all of them closely.
    const thorough = new KeyRule([...own, /(?!)/]);
    const same = (key: string) => {
      expect(quick.verdict(key)).toBe(thorough.verdict(key));
    };
    [...SECRET_ENDINGS, ...TOKEN_ENDINGS, ...own].forEach((key) => same(key));
    const part = fc.oneof(
      fc.constantFrom(...SECRET_ENDINGS, ...TOKEN_ENDINGS, ...OPEN, ...own),
      fc.constantFrom('_', '-', '.', ' ', '[', '2', '42', 's', 'S', 'ss', 'Key', 'Ł', '\u0661', '\u212a'),
      fc.string({ maxLength: 5, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => same(parts.join(''))),
      { seed: 20_260_801, numRuns: 600 },
    );
  });
});

describe('Keys of one’s own', () => {
  let rule: KeyRule;
  beforeAll(() => {
    rule = new KeyRule(['iban', 'tax id', 'address1', 'токен', /^x-internal-/i, /^legacy$/g]);
  });

  it.each([
    'iban',
    'IBANs',
    'customer_iban',
    'iban2',
    'taxId',
    'TAX_ID',
    'person.tax-id',
    'address1',
    'Токен',
  ])('mask %s by its words', (key) => expect(rule.verdict(key)).toBe('secret'));
  it.each(['address', 'address2', 'ibanCount', 'id', 'legacyName'])('keep %s', (key) =>
    expect(rule.verdict(key)).toBe('open'),
  );

  it('tell names apart that differ in the digits at their end alone', () => {
    const own = new KeyRule(['address1']);
    const keys = ['address', 'address1', 'address2', 'address1', 'password1', 'password2'];
    expect(keys.map((key) => own.verdict(key))).toEqual([
      'open',
      'secret',
      'open',
      'secret',
      'secret',
      'secret',
    ]);
    const digits = new KeyRule([/\d7$/]);
    expect(['a16', 'a17', 'a18'].map((key) => digits.verdict(key))).toEqual(['open', 'secret', 'open']);
  });

  it('may be digits alone, and are none where they hold no letter or digit', () => {
    expect(['2024', '2025', '42_2024'].map((key) => new KeyRule(['2024']).verdict(key))).toEqual([
      'secret',
      'open',
      'secret',
    ]);
    expect(['', '_', '42'].map((key) => new KeyRule(['-_']).verdict(key))).toEqual(['open', 'open', 'open']);
  });

  it('ask an expression with the whole key, and the same every time', () => {
    const legacy = new KeyRule([/legacy/g]);
    const keys = ['legacy', 'my-legacy', 'legacyX', 'a-legacy-b'];
    expect(keys.map((key) => legacy.verdict(key))).toEqual(keys.map(() => 'secret'));
    expect(rule.verdict('X-Internal-Ref')).toBe('secret');
  });

  it('do not ask an expression about a key of more than 64 characters', () => {
    const slow = new KeyRule([/^(a+)+$/]);
    expect(slow.verdict('a'.repeat(64))).toBe('secret');
    expect(slow.verdict('a'.repeat(65))).toBe('open');
    expect(slow.verdict(`${'a'.repeat(100)}!`)).toBe('open');
    expect(slow.verdict(`${'a'.repeat(100)}_password`)).toBe('secret');
  });
});
