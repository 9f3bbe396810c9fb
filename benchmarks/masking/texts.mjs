import { createHash } from 'node:crypto';

/** Values that look like those of stores, the same in each run; a digest keeps them free of patterns. */
export function secretsOf(count) {
  return Array.from({ length: count }, (_, index) =>
    createHash('sha256').update(`value ${index}`).digest('base64').slice(0, 32),
  );
}

const request = (secret) => ({
  req: {
    id: 4711,
    method: 'POST',
    url: '/api/v1/orders/8f14e45f-ceea-467a-9575-1c2d3e4f5a6b?expand=items&page=2',
    query: { expand: 'items', page: '2' },
    params: { id: '8f14e45f-ceea-467a-9575-1c2d3e4f5a6b' },
    headers: {
      host: 'shop.example.com',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0',
      accept: 'application/json, text/plain, */*',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
      'content-type': 'application/json',
      'content-length': '482',
      origin: 'https://shop.example.com',
      referer: 'https://shop.example.com/basket?step=3',
      'sec-ch-ua': '"Chromium";v="126", "Not/A)Brand";v="8"',
      'sec-ch-ua-platform': '"Linux"',
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'cors',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-proto': 'https',
      'x-request-id': '5f2b7c1e-0d3a-4a63-9c1f-6f0e8f9b2a11',
      ...secret.headers,
    },
    remoteAddress: '::ffff:10.0.12.34',
    remotePort: 51544,
  },
  context: 'OrdersController',
  ...secret.fields,
  res: {
    statusCode: 201,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': '1204',
      etag: 'W/"4b4-1a2b"',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
  },
  responseTime: 18,
});

/** What is logged of a request, 1.5 KB as a line; without anything to hide, and with keys and values to hide. */
export const plainRequest = request({ headers: { 'x-forwarded-for': '10.1.2.3' }, fields: { userId: 99 } });

export const secretRequest = (value) =>
  request({
    headers: { authorization: 'Basic dXNlcjpub3RoaW5nLXJlYWw=', cookie: 'sid=s-0123456789' },
    fields: { password: 'not real', note: `the upstream said: ${value} is unknown` },
  });

/** What of such a line must not be left. */
export const plantedIn = (value) => ['dXNlcjpub3RoaW5nLXJlYWw', 's-0123456789', 'not real', value];

/** Rows as an endpoint returns them; one in a hundred has something to hide. */
export function payloadOf(size, value) {
  const row = (index) => ({
    id: index,
    orderNumber: `ORD-2024-${String(index).padStart(6, '0')}`,
    customer: { name: `Customer ${index}`, email: `customer${index}@example.com`, city: 'Springfield' },
    items: [{ sku: `SKU-${index}`, title: 'A thing of some use', quantity: 2, price: 19.99 }],
    createdAt: '2024-05-17T08:30:00.000Z',
    paid: true,
    ...(index % 100 === 0 ? { apiKey: 'not real', note: `paid with ${value}` } : {}),
  });
  const rows = [];
  for (let length = 0; length < size;) {
    const next = row(rows.length);
    rows.push(next);
    length += JSON.stringify(next).length;
  }
  return { data: rows, total: rows.length };
}

/** Prose and fields, nothing to hide, of about so many characters. */
export function innocentText(size) {
  const line = JSON.stringify(plainRequest);
  return line.repeat(Math.ceil(size / line.length)).slice(0, size);
}

const pieces = {
  colons: ':',
  quotes: '"',
  backslashes: '\\',
  'escaped quotes': '\\"',
  'open brackets after a key': '"password":[',
  'open objects after a key': '{"password":{"',
  'unclosed strings after a key': "password='",
  'keys without a value': 'password=',
  'keys of two words': 'api key: ',
  'spaces before a separator': '        :',
  'JSON in JSON': '{\\"token\\":\\"',
  'begun JWTs': 'eyJ',
  'a JWT that does not end': 'eyJaaaaaaaa.',
  'begun private keys': '-----BEGIN PRIVATE KEY-----\n',
  'URLs with a colon': 'a://b:c',
  'at signs': '://a:b@',
  schemes: 'Bearer ',
  'token prefixes': 'ghp_xoxb-glpat-sk_live_',
  colours: '\u001b[36mpassword\u001b[39m:',
  'percent signs': '%5Bpassword%5D=',
  digits: '1234567890',
  'concatenated texts': "password: 'a\\n' +\n  ",
  'connection strings': 'connection string: a;b;',
  commas: 'cookie: a,b;c&',
  'lines of YAML': 'password:\n',
  'lines of YAML in quotes': 'password:\\n',
};

/** Texts that would take long in a masker that looks twice. */
export function adversarialTexts(size) {
  const repeated = Object.entries(pieces).map(([name, piece]) => [
    name,
    piece.repeat(Math.ceil(size / piece.length)).slice(0, size),
  ]);
  const after = (start) =>
    Object.entries(pieces).map(([name, piece]) => [
      `${name}, after ${start}`,
      (start + piece.repeat(Math.ceil(size / piece.length))).slice(0, size),
    ]);
  const starts = ['{"password":"', '{"token":[', '{"msg":"', "{ msg: '"];
  return [...repeated, ...starts.flatMap(after)];
}
