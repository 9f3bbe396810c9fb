import type { InspectOptions } from 'node:util';
import { inspect } from 'node:util';

/** Values by their names in the data, put together from parts, so that no scanner takes them for real. */
export type Values = Readonly<Record<string, string>>;

type Transform = (text: string) => string;

const json = (value: unknown) => JSON.stringify(value);
const inString = (text: string) => json(text).slice(1, -1);
const filler = (length: string) =>
  'A1b2C3d4E5'.repeat(Math.ceil(Number(length) / 10)).slice(0, Number(length));
/** What `count` other bytes before the text leave of its base64, whatever those bytes are. */
function core(count: number, text: string): string {
  const all = Buffer.concat([Buffer.alloc(count), Buffer.from(text)]);
  return all.toString('base64').slice(Math.ceil((count * 8) / 6), Math.floor((all.length * 8) / 6));
}

/** What `«name:text»` makes of the text; named in test/corpus/README.md. */
const TRANSFORMS: Readonly<Record<string, Transform>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  base64core: (text) => {
    const [count = '', rest = ''] = text.split(/:(.*)/s);
    return core(Number(count), rest);
  },
  hex: (text) => Buffer.from(text).toString('hex'),
  hexpairs: (text) =>
    Buffer.from(text)
      .toString('hex')
      .replace(/..(?!$)/g, '$& '),
  bytes: (text) => Buffer.from(text).join(','),
  percent: encodeURIComponent,
  percentlower: (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  uri: encodeURI,
  form: (text) => new URLSearchParams({ '': text }).toString().slice(1),
  json: inString,
  ascii: (text) =>
    inString(text).replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  slashes: (text) => inString(text).replaceAll('/', '\\/'),
  xml: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  fill: filler,
  upper: (text) => text.toUpperCase(),
  reverse: (text) => Array.from(text).reduce((reversed, char) => char + reversed, ''),
  repeat: (text) => {
    const [count = '', rest = ''] = text.split(/:(.*)/s);
    return rest.repeat(Number(count));
  },
  pem: (kind) => {
    const label = `${kind} KEY`.trim();
    return [`-----BEGIN ${label}-----`, filler('64'), filler('40'), `-----END ${label}-----`].join('\n');
  },
  jwt: () => [`eyJ${filler('20')}`, `eyJ${filler('30')}`, filler('43')].join('.'),
};

/** Writes out `«name»`, `«transform:text»` and `«»`, innermost first. Throws for a name that nobody knows. */
export function expand(text: string, values: Values): string {
  let expanded = text;
  while (/«[^«»]*»/.test(expanded)) {
    expanded = expanded.replace(/«([^«»]*)»/g, (_all, content: string) => replacement(content, values));
  }
  return expanded;
}

function replacement(content: string, values: Values): string {
  if (content === '') return '';
  const value = values[content];
  if (value !== undefined) return value;
  const [name = '', text = ''] = content.split(/:(.*)/s);
  const transform = TRANSFORMS[name];
  if (transform === undefined) throw new Error(`nobody knows «${content}»`);
  return transform(text);
}

type Fields = Record<string, unknown>;
type Kind = (content: never) => unknown;

/** What `{ "«Kind»": content }` stands for: what JSON cannot write. */
const KINDS: Readonly<Record<string, Kind>> = {
  Map: (entries: [unknown, unknown][]) => new Map(entries),
  Set: (items: unknown[]) => new Set(items),
  Buffer: (text: string) => Buffer.from(text),
  Uint8Array: (text: string) => new TextEncoder().encode(text),
  URL: (url: string) => new URL(url),
  URLSearchParams: (fields: Record<string, string>) => new URLSearchParams(fields),
  Headers: (fields: Record<string, string>) => new Headers(fields),
  Date: (time: number) => new Date(time),
  BigInt: (digits: string) => BigInt(digits),
  Undefined: () => undefined,
  Json: (value: unknown) => json(value),
  PrettyJson: (value: unknown) => JSON.stringify(value, null, 2),
  TabbedJson: (value: unknown) => JSON.stringify(value, null, '\t'),
  Inspect: (value: unknown) => inspect(value, { depth: 10 }),
  InspectWith: ([options, value]: [InspectOptions, unknown]) => inspect(value, options),
  Breaks: ([lineBreak, text]: [string, string]) => text.replaceAll('\n', lineBreak),
  Join: (parts: string[]) => parts.join(''),
  Error: ({ message, name, cause, errors, ...own }: Fields) => {
    const options = cause === undefined ? {} : { cause };
    const error = errors
      ? new AggregateError(errors as Error[], message as string, options)
      : new Error(message as string, options);
    if (name !== undefined) error.name = name as string;
    return Object.assign(error, own);
  },
  Instance: (fields: Fields) => Object.assign(new (class Account {})(), fields),
  NullPrototype: (fields: Fields) => Object.assign(Object.create(null) as object, fields),
  Symbols: (fields: Fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [Symbol(name), value])),
  Frozen: (fields: Fields) => Object.freeze(fields),
  Circular: (fields: Fields) => Object.assign(fields, { itself: fields }),
  Shared: (value: unknown) => ({ first: value, again: [value, value] }),
  Getter: (fields: Fields) => {
    const target = {};
    for (const [name, value] of Object.entries(fields)) {
      Object.defineProperty(target, name, { get: () => value, enumerable: true });
    }
    return target;
  },
  Serializing: (value: unknown) =>
    new (class Serializing {
      #value = value;
      toJSON(): unknown {
        return this.#value;
      }
    })(),
  Proxy: (fields: Fields) => new Proxy(fields, {}),
  Boxed: (text: string) => Object(text) as unknown,
  Deep: ([levels, value]: [number, unknown]) => {
    let nested = value;
    for (let level = 0; level < levels; level++) nested = level % 2 ? [nested] : { in: nested };
    return nested;
  },
  Many: ([count, value]: [number, unknown]) => Array.from({ length: count }, () => value),
};

/** Makes what a piece of the data stands for; a fresh one each time. */
export function revive(data: unknown, values: Values): unknown {
  if (typeof data === 'string') return expand(data, values);
  if (Array.isArray(data)) return data.map((item) => revive(item, values));
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data);
  const [first] = entries;
  const make = first && KINDS[/^«(\w+)»$/.exec(first[0])?.[1] ?? ''];
  if (first && make && entries.length === 1) return make(revive(first[1], values) as never);
  return Object.fromEntries(entries.map(([name, value]) => [expand(name, values), revive(value, values)]));
}
