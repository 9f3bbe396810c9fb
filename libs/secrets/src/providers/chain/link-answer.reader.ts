import type { SecretValue } from '../secrets-provider.interface.js';

// A link is somebody's code: what it answers is checked here, once. `undefined` is "missing"; a string says what
// is wrong with the answer, and never shows it.

export function toSecretValue(answer: unknown): SecretValue | string | undefined {
  if (answer === undefined) return undefined;
  if (typeof answer === 'string') return { value: answer };
  if (typeof answer !== 'object' || answer === null) return wrongType(answer);
  const { value, versionId } = answer as Partial<Record<keyof SecretValue, unknown>>;
  if (typeof value !== 'string') return 'it answered with an object whose value is no string';
  return typeof versionId === 'string' ? { value, versionId } : { value };
}

export function toJson(answer: unknown): { node: unknown; text: string } | string | undefined {
  if (answer === undefined || answer === null) return undefined;
  try {
    // Both what is registered for masking and a copy of our own, which the provider cannot change any more.
    const text = JSON.stringify(answer);
    return text === undefined ? wrongType(answer) : { node: JSON.parse(text) as unknown, text };
  } catch {
    return 'it answered with what cannot be JSON';
  }
}

export function toBinary(answer: unknown): { bytes: Uint8Array; texts: string[] } | string | undefined {
  if (answer === undefined) return undefined;
  if (!(answer instanceof Uint8Array)) return wrongType(answer);
  const buffer = Buffer.from(answer);
  const text = buffer.toString('utf8');
  // Bytes that are no text can only be logged encoded.
  const isText = Buffer.from(text, 'utf8').equals(buffer);
  return {
    bytes: new Uint8Array(buffer),
    texts: isText
      ? [text]
      : [buffer.toString('base64'), buffer.toString('base64url'), buffer.toString('hex')],
  };
}

function wrongType(answer: unknown): string {
  return `it answered with ${answer === null ? 'null' : `a value of type ${typeof answer}`}`;
}
