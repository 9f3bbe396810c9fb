import { describe, expect, it } from 'vitest';
import { COUNTED_TOKENS, SECRET_ENDINGS, TOKEN_ENDINGS } from './key.lists.js';
import { KeyRule } from './key.rule.js';

const rule = new KeyRule();

/** What users are promised, as they would write it. */
const PROMISED = [
  ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'password hash', 'secret', 'credential', 'auth'],
  ...['authorization', 'signature', 'api key', 'access key', 'secret key', 'private key', 'encryption key'],
  ...['signing key', 'master key', 'account key', 'shared key', 'service key', 'client key'],
  ...['connection string', 'pin', 'otp', 'cvv', 'cvc', 'ssn'],
];
const PROMISED_TOKENS = ['token', 'jwt', 'cookie', 'set cookie', 'session', 'session id', 'sid'];

/** Spellings without a border between their words, which software in use has. */
const RUN_TOGETHER = [
  ...['pgpassword', 'dbpassword', 'mysqlpassword', 'postgrespassword', 'redispassword', 'mongopassword'],
  ...['userpassword', 'adminpassword', 'rootpassword', 'masterpassword', 'oldpassword', 'newpassword'],
  ...['currentpassword', 'confirmpassword', 'smtppassword', 'mailpassword', 'ldappassword', 'proxypassword'],
  ...['keypassword', 'storepassword', 'keystorepassword', 'truststorepassword', 'sslpassword', 'passhash'],
  ...['dbpass', 'dbpasswd', 'dbpwd', 'userpass', 'userpwd', 'authpass', 'keypass', 'storepass'],
  ...[
    'clientsecret',
    'appsecret',
    'apisecret',
    'jwtsecret',
    'sharedsecret',
    'webhooksecret',
    'sessionsecret',
  ],
  ...['cookiesecret', 'consumersecret', 'oauthsecret', 'totpsecret', 'usersecret', 'appsecretkey'],
  ...['xapikey', 'appkeysecret', 'secretaccesskey', 'awssecretaccesskey', 'secretapikey', 'sshprivatekey'],
  ...['rsaprivatekey', 'storageaccountkey', 'sharedaccesskey', 'primaryaccesskey', 'proxyauthorization'],
  ...['basicauth', 'proxyauth', 'userpin', 'cardpin', 'cardcvv', 'cardcvc'],
];
const RUN_TOGETHER_TOKENS = [
  ...['accesstoken', 'refreshtoken', 'idtoken', 'authtoken', 'apitoken', 'bearertoken', 'sessiontoken'],
  ...['securitytoken', 'csrftoken', 'xsrftoken', 'usertoken', 'devicetoken', 'logintoken', 'resettoken'],
  ...['jwttoken', 'oauthtoken', 'servicetoken', 'clienttoken', 'privatetoken', 'authcookie', 'sessioncookie'],
  ...['sessid', 'phpsessid', 'jsessionid', 'authsession', 'usersession'],
];

describe('What is promised', () => {
  const spelled = (key: string) => [
    key,
    key.replaceAll(' ', ''),
    `my_${key.replaceAll(' ', '-')}`,
    `${key}s`,
  ];
  it.each(PROMISED)('is masked: %s', (key) =>
    expect(spelled(key).map((one) => rule.verdict(one))).toEqual(['secret', 'secret', 'secret', 'secret']),
  );
  it.each(PROMISED_TOKENS)('is masked as a token: %s', (key) =>
    expect(spelled(key).map((one) => rule.verdict(one))).toEqual(['token', 'token', 'token', 'token']),
  );
  it('is masked as a part of a key only: pass', () => {
    expect(['pass', 'db_pass'].map((key) => rule.verdict(key))).toEqual(['open', 'secret']);
  });
});

describe('What is run together', () => {
  it.each(RUN_TOGETHER)('is masked: %s', (key) => expect(rule.verdict(key)).toBe('secret'));
  it.each(RUN_TOGETHER_TOKENS)('is masked as a token: %s', (key) => expect(rule.verdict(key)).toBe('token'));
});

it.each([
  ...['max', 'min', 'n', 'num', 'prompt', 'completion', 'total', 'input', 'output', 'cached', 'reasoning'],
  ...['used', 'remaining'],
])('tokens that are counted are kept: %s', (word) => {
  expect([rule.verdict(`${word}_tokens`), rule.verdict(`${word}Token`)]).toEqual(['open', 'token']);
  expect(COUNTED_TOKENS.has(word)).toBe(true);
});

it('nothing else is listed', () => {
  const joined = (keys: string[]) => keys.map((key) => key.replaceAll(' ', '')).sort();
  expect([...SECRET_ENDINGS].sort()).toEqual(joined([...PROMISED, ...RUN_TOGETHER, 'pass']));
  expect([...TOKEN_ENDINGS].sort()).toEqual(joined([...PROMISED_TOKENS, ...RUN_TOGETHER_TOKENS]));
});
