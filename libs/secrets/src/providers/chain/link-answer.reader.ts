import type { SecretValue } from '../secrets-provider.interface.js';
import { FETCHED_AT, type SharedSecretValue } from '../shared-read.js';

/** What a link answered, once it was looked at: a link is somebody's code. `reason` never shows the answer. */
export type Checked<C> =
  | { readonly kind: 'value'; readonly content: C }
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid'; readonly reason: string };

const MISSING = { kind: 'missing' } as const;

export function toSecretValue(answer: unknown): Checked<SecretValue & { fetchedAt?: number }> {
  if (answer === undefined) return MISSING;
  if (typeof answer === 'string') return { kind: 'value', content: { value: answer } };
  if (typeof answer !== 'object' || answer === null) return wrongType(answer);
  const { value, versionId } = answer as Partial<Record<keyof SecretValue, unknown>>;
  if (typeof value !== 'string') {
    return { kind: 'invalid', reason: 'it answered with an object whose value is no string' };
  }
  const fetchedAt = (answer as SharedSecretValue)[FETCHED_AT];
  return {
    kind: 'value',
    content: {
      value,
      ...(typeof versionId === 'string' && { versionId }),
      ...(typeof fetchedAt === 'number' && { fetchedAt }),
    },
  };
}

/** What a batch says of the keys that were asked for, whatever else is in it or is put into it later. */
export function toAnswers(batch: unknown, keys: readonly string[]): Map<string, unknown> {
  if (!(batch instanceof Map)) return new Map();
  const answers = keys.map((key) => [key, batch.get(key) as unknown] as const);
  return new Map(answers.filter(([, answer]) => answer !== undefined));
}

/** The keys that a listing gave, without those that were not asked for. */
export function toKeys(answer: unknown, prefix: string): Checked<string[]> {
  if (!Array.isArray(answer) || !answer.every((key) => typeof key === 'string')) {
    return { kind: 'invalid', reason: 'it answered with no list of keys' };
  }
  return { kind: 'value', content: answer.filter((key) => key.startsWith(prefix)) };
}

/** `text` is what is registered for masking; `node` is a copy, which the provider cannot change any more. */
export function toJson(answer: unknown): Checked<{ node: unknown; text: string }> {
  if (answer === undefined || answer === null) return MISSING;
  try {
    const text: unknown = JSON.stringify(answer);
    if (typeof text !== 'string') return wrongType(answer);
    return { kind: 'value', content: { node: JSON.parse(text) as unknown, text } };
  } catch {
    return { kind: 'invalid', reason: 'it answered with what cannot be JSON' };
  }
}

/** `texts` are what is registered for masking: bytes that are no text can only be logged encoded. */
export function toBinary(answer: unknown): Checked<{ bytes: Uint8Array; texts: string[] }> {
  if (answer === undefined) return MISSING;
  if (!(answer instanceof Uint8Array)) return wrongType(answer);
  const buffer = Buffer.from(answer);
  const text = buffer.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(buffer);
  const encoded = (['base64', 'base64url', 'hex'] as const).map((encoding) => buffer.toString(encoding));
  return { kind: 'value', content: { bytes: new Uint8Array(buffer), texts: isText ? [text] : encoded } };
}

function wrongType(answer: unknown): { kind: 'invalid'; reason: string } {
  const what = answer === null ? 'null' : `a value of type ${typeof answer}`;
  return { kind: 'invalid', reason: `it answered with ${what}` };
}
