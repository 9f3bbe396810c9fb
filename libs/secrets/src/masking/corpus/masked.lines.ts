import { inspect } from 'node:util';

/** The values that the cases below take for registered. No word of a language, no form of a vendor. */
export const SECRET = 'zQ7-vault-77';
export const DIGITS = '12345678';

const json = JSON.stringify;

interface MaskedLine {
  readonly name: string;
  readonly text: string;
  readonly expected: string;
}

const line = (name: string, text: string, expected: string): MaskedLine => ({ name, text, expected });

/** The rule by key. */
const BY_KEY: readonly MaskedLine[] = [
  line('a JSON field', json({ a: 1, password: 'x' }), json({ a: 1, password: '****' })),
  line('a JSON number', json({ pin: 123456 }), json({ pin: '****' })),
  line('a negative JSON number', '{"pin":-1.5e-10,"a":1}', '{"pin":"****","a":1}'),
  line('quotes and backslashes in a value', json({ secret: 'a"b\\', b: 1 }), json({ secret: '****', b: 1 })),
  line('an object', '{"auth":{"a":[1,"}",{"b":"\\"]"}]},"c":1}', '{"auth":"****","c":1}'),
  line('an array', '{"cookies":["a]","b"],"c":1}', '{"cookies":"****","c":1}'),
  line('pretty JSON', json({ apiKey: 'x', a: 1 }, null, 2), json({ apiKey: '****', a: 1 }, null, 2)),
  line('space before the colon', '{"token" : "x"}', '{"token" : "****"}'),
  line('an escaped name', '{"\\u0070assword":"x"}', '{"\\u0070assword":"****"}'),
  line('several lines of JSON', '{"pin":1}\n{"pin":2}\n', '{"pin":"****"}\n{"pin":"****"}\n'),
  line(
    'JSON in JSON in JSON',
    json({ msg: json({ token: 'a"b', in: json({ pwd: '\\"', n: 1, otp: 12 }) }) }),
    json({ msg: json({ token: '****', in: json({ pwd: '****', n: 1, otp: '****' }) }) }),
  ),
  line(
    'an object in JSON in a message',
    json({ msg: `got ${json({ session: { a: '}"' }, b: 2 })} from x`, c: 1 }),
    json({ msg: `got ${json({ session: '****', b: 2 })} from x`, c: 1 }),
  ),
  line('JSON that was cut', '{"a":1,"password":"abc', '{"a":1,"password":"****'),
  line('an object that was cut', '{"auth":{"a":"b', '{"auth":"****"'),
  line(
    'inner JSON that was cut',
    json({ msg: '{"password":"abc', b: 1 }),
    json({ msg: '{"password":"****', b: 1 }),
  ),
  line('a query', '/cb?access_token=a&state=s1', '/cb?access_token=****&state=s1'),
  line('a query in HTML', '?token=a&amp;state=s1', '?token=****&amp;state=s1'),
  line('a form with brackets', 'u[password]=x&u%5Bpwd%5D=y&z=1', 'u[password]=****&u%5Bpwd%5D=****&z=1'),
  line('a connection string', 'Server=a;Password=x;User Id=sa', 'Server=a;Password=****;User Id=sa'),
  line('separators in a value', 'password=a,b;c&d e', 'password=**** e'),
  line('logfmt', 'level=info pwd=hunter2 user=ann', 'level=info pwd=**** user=ann'),
  line('logfmt with quotes', 'pwd="a b" user=ann', 'pwd="****" user=ann'),
  line('fields after a comma', '(user=ann, password=x, id=3)', '(user=ann, password=****, id=3)'),
  line('a field at the end', '(password=abc)', '(password=****)'),
  line('a key of two words', 'the api key: abc is wrong', 'the api key: **** is wrong'),
  line('a header', 'Authorization: Bearer abc.def', 'Authorization: ****'),
  line('header lines', 'Cookie: a=b; c=d\r\nHost: x', 'Cookie: ****\r\nHost: x'),
  line(
    'header lines in JSON',
    json({ h: 'Cookie: a=b; c=d\nHost: x' }),
    json({ h: 'Cookie: ****\nHost: x' }),
  ),
  line('a header in quotes', "-H 'Authorization: Bearer a' http://h", "-H 'Authorization: ****' http://h"),
  line('a scheme and its credentials', 'auth: Basic abc rest', 'auth: **** rest'),
  line('a phrase', 'passphrase: correct horse battery', 'passphrase: ****'),
  line('a line after an escape', json({ m: 'a\npassword: b\nc' }), json({ m: 'a\npassword: ****\nc' })),
  line('an option of a command', 'run --db-password=x --v', 'run --db-password=**** --v'),
  line('an array of options', json(['--token=x', 'b']), json(['--token=****', 'b'])),
  line('a backslash at the end', json({ m: 'password=a\\', b: 1 }), json({ m: 'password=****', b: 1 })),
  line('a hash rocket', ':password=>"x", a', ':password=>"****", a'),
  ...(
    [
      ['lines', 'pwd=x\nhost=h', 'pwd=****\nhost=h'],
      ['header lines', 'Cookie: a=b\r\nHost: x', 'Cookie: ****\r\nHost: x'],
      ['a header in quotes', 'say "Cookie: a=b" now', 'say "Cookie: ****" now'],
      ['a tab', 'pwd=\tx\tb', 'pwd=\t****\tb'],
      ['quotes in a text', `{ pwd: 'a\\'b"c', d: 1 }`, `{ pwd: '****', d: 1 }`],
      ['a quote that stands alone', `6" pwd=a\\nb c`, '6" pwd=**** c'],
      ['brackets', `{ auth: [ '"', '"' ], d: [] }`, '{ auth: ****, d: [] }'],
    ] as const
  ).flatMap(([name, text, expected]) => {
    const inJson = (inner: string) => json({ m: inner, b: 1 });
    return [
      line(`${name} in JSON`, inJson(text), inJson(expected)),
      line(`${name} in JSON in JSON`, inJson(inJson(text)), inJson(inJson(expected))),
    ];
  }),
  line('a colon and an equals sign', 'pwd := "x", a', 'pwd := "****", a'),
  line('a hash rocket after quotes', '{"pwd"=>"x", "a"=>"y"}', '{"pwd"=>"****", "a"=>"y"}'),
  line('a user with the name of a key', 'https://x-token:a@h/b', 'https://x-token:****@h/b'),
  line('a name with quotes', json({ 'say "pin"': 'x', b: 1 }), json({ 'say "pin"': '****', b: 1 })),
  line('a name of two lines', json({ 'a\npin': 'x', b: 1 }), json({ 'a\npin': '****', b: 1 })),
  line('single quotes', "password='a b', c", "password='****', c"),
  line(
    'a colour',
    '\x1b[36mpassword\x1b[39m: \x1b[32mx\x1b[39m',
    '\x1b[36mpassword\x1b[39m: \x1b[32m****\x1b[39m',
  ),
];

const LONG = `${'x'.repeat(90)}\n`.repeat(2);

/** What `util.inspect` writes, as it is and inside of JSON. */
const INSPECTED: readonly MaskedLine[] = (
  [
    ['texts', { password: 'x', a: 'y' }, "{ password: '****', a: 'y' }"],
    ['a text with an apostrophe', { password: "it's", a: 1 }, '{ password: "****", a: 1 }'],
    ['a text with all quotes', { password: `'"\`'x`, a: 1 }, "{ password: '****', a: 1 }"],
    ['names in quotes', { 'api-key': 'x', a: 1 }, "{ 'api-key': '****', a: 1 }"],
    ['numbers', { pin: 1234, a: 1 }, '{ pin: ****, a: 1 }'],
    ['objects', { auth: { u: "}'", p: 'x' }, a: 1 }, '{ auth: ****, a: 1 }'],
    ['arrays', { cookies: ['a', 'b]'], a: 1 }, '{ cookies: ****, a: 1 }'],
    ['bytes', { token: Buffer.from('abc'), a: 1 }, '{ token: ****, a: 1 }'],
    ['maps', new Map([['token', 'x']]), "Map(1) { 'token' => '****' }"],
    ['a map under a key', { session: new Map([['a', 'x']]), b: 1 }, '{ session: ****, b: 1 }'],
    ['symbols', { [Symbol('pin')]: 'x', a: 1 }, "{ a: 1, [Symbol(pin)]: '****' }"],
    ['no prototype', { auth: Object.assign(Object.create(null), { a: 1 }), b: 1 }, '{ auth: ****, b: 1 }'],
    [
      'kept values',
      { token: null, pwd: undefined, auth: true },
      '{ token: null, pwd: undefined, auth: true }',
    ],
  ] as const
).flatMap(([name, value, expected]) => {
  const text = inspect(value, { breakLength: Infinity });
  return [
    line(`inspected: ${name}`, text, expected),
    line(`inspected in JSON: ${name}`, json({ msg: `a ${text} b` }), json({ msg: `a ${expected} b` })),
  ];
});

/** The same, where a value has lines of its own. */
const BROKEN: readonly MaskedLine[] = [
  line(
    'inspected in colour: a long text',
    inspect({ pwd: LONG, a: 1 }, { colors: true }),
    `{\n  pwd: \x1b[32m'****'\x1b[39m,\n  a: \x1b[33m1\x1b[39m\n}`,
  ),
  line(
    'inspected in colour: a name in quotes',
    inspect({ "it's a pin": 'x' }, { colors: true }),
    `{ \x1b[32m"it's a pin"\x1b[39m: \x1b[32m'****'\x1b[39m }`,
  ),
  ...['x'.repeat(90), ['x'.repeat(90)], new Map([['a', 'x'.repeat(90)]])].map((pwd, i) => {
    const text = inspect({ pwd, a: 1 }, { compact: true });
    return line(
      `inspected compactly: ${i}`,
      text,
      `{ pwd:\n   ${typeof pwd === 'string' ? "'****'" : '****'},\n  a: 1 }`,
    );
  }),
];

/** The rule by value. */
const BY_VALUE: readonly MaskedLine[] = [
  line('between other characters', `x${SECRET}y`, 'x****y'),
  line('twice in a row', SECRET + SECRET, '****'),
  line('a JSON number', json({ n: 12345678, t: 1712345678901 }), json({ n: '****', t: 1712345678901 })),
  line('a signed and a broken number', '[-12345678,0.12345678,12345678.5]', '["****","****","****"]'),
  line('a whole run of digits', `id ${DIGITS}, ${DIGITS}9`, `id ****, ${DIGITS}9`),
  line('the name of a field', json({ [SECRET]: 1 }), json({ '****': 1 })),
  line("a Buffer's JSON", json({ d: Buffer.from(SECRET) }), '{"d":{"type":"Buffer","data":["****"]}}'),
  line('percent-encoded twice', encodeURIComponent(encodeURIComponent(`${SECRET}/`)), '****%252F'),
  line('in hexadecimal', Buffer.from(SECRET).toString('hex'), '****'),
];

/** The rule by format; put together here, so that no scanner takes them for real. */
const key = (prefix: string, length: number) => prefix + 'A1b2C3d4E5'.repeat(9).slice(0, length);
const header = `eyJ${key('', 20)}`;
const BY_FORMAT: readonly MaskedLine[] = [
  line('an AWS key id', `by ${`AKIA${'A1B2C3D4'.repeat(2)}`} now`, 'by **** now'),
  line('a JWT', `got ${header}.${header}.${key('', 43)} now`, 'got **** now'),
  line('a token of GitHub', `by ${key('ghp_', 36)}`, 'by ****'),
  line('a fine-grained token of GitHub', `by ${key('github_pat_', 60)}`, 'by ****'),
  line('a token of Slack', `by ${key('xoxb-', 40)}`, 'by ****'),
  line('a key of Stripe', `by ${key('sk_live_', 24)}`, 'by ****'),
  line('a token of npm', `by ${key('npm_', 36)}`, 'by ****'),
  line('a token of GitLab', `by ${key('glpat-', 20)}`, 'by ****'),
  line('a key of Google', `by ${key('AIza', 35)}`, 'by ****'),
  line('a bearer', 'sent Bearer a1b2c3d4e5 there', 'sent Bearer **** there'),
  line('basic credentials', `sent Basic ${btoa('user:words')} there`, 'sent Basic **** there'),
  line('the password of a URL', 'postgres://app:hu@nter2x@db:5432/x', 'postgres://app:****@db:5432/x'),
  line('a password without a user', 'redis://:pw@cache', 'redis://:****@cache'),
  line('a password with a slash', 'pg://app:a/b@db/x and c', 'pg://app:****@db/x and c'),
  line('several hosts', 'mongodb://u:p@h1:1,h2:2/db', 'mongodb://u:****@h1:1,h2:2/db'),
  ...['\n', '\r\n', '\\n'].map((newline) =>
    line(`a private key with ${json(newline)}`, `a ${pem(newline)} b`, 'a **** b'),
  ),
  line('a private key in JSON', json({ m: pem('\n'), b: 1 }), json({ m: '****', b: 1 })),
  line('a private key under a key', `private_key: ${pem('\n')}\nb`, 'private_key: ****\nb'),
  line('a private key that was cut', `${pem('\n').slice(0, 120)} and`, '**** and'),
];

function pem(newline: string): string {
  const kind = 'PRIVATE KEY';
  const lines = [key('', 64), key('', 64), `${key('', 30)}==`];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join(newline);
}

export const MASKED_LINES: readonly MaskedLine[] = [
  ...BY_KEY,
  ...INSPECTED,
  ...BROKEN,
  ...BY_VALUE,
  ...BY_FORMAT,
];
