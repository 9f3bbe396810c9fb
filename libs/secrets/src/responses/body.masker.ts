import type { ObjectRules } from '../masking/index.js';
import { maskObject, maskValuesInText } from '../masking/index.js';
import { rulesBeside } from './response-rules.js';
import { responseState } from './response.state.js';

/**
 * Masks the body of one response by what its handler left of the rules. Bytes, streams, files and web
 * responses are what they were; a text gets the rule by value only.
 */
export function maskBody(body: unknown, response: object, rules: ObjectRules): unknown {
  if (typeof body === 'string') return maskText(body, response, rules);
  // Fastify would answer the text of the mask as JSON, which it is not.
  if (typeof body === 'number') return maskNumber(body, response, rules);
  if (typeof body !== 'object' || body === null || isOpaque(body)) return body;
  const state = responseState(response);
  if (state.masked === body) return body;
  const masked: unknown = maskObject(body, rulesBeside(state.skip, rules));
  // What is withheld, or was a `URL`, is a text now: in place of an object it is answered as JSON.
  return (state.masked = typeof masked === 'string' ? { toJSON: () => masked } : masked);
}

function maskNumber(body: number, response: object, rules: ObjectRules): number | string {
  const text = String(body);
  const masked = maskText(text, response, rules);
  return masked === text ? body : masked;
}

/** Masks a text body; when it is JSON, it still is afterwards. */
export function maskText(text: string, response: object, rules: ObjectRules): string {
  const { values, scope } = rulesBeside(responseState(response).skip, rules);
  if (!values) return text;
  const masked = maskValuesInText(text);
  if (masked === text || !/^\s*[[{]/.test(text)) return masked;
  const parsed = parseJson(text);
  if (parsed === undefined || parseJson(masked) !== undefined) return masked;
  return JSON.stringify(maskObject(parsed, { keys: false, tokens: false, values, scope }));
}

/** What is not made of fields and texts, recognised as the adapters do. */
function isOpaque(body: object): boolean {
  if (ArrayBuffer.isView(body) || body instanceof ArrayBuffer) return true;
  try {
    const { pipe, getReader, getStream } = body as Record<string, unknown>;
    if ([pipe, getReader, getStream].some((method) => typeof method === 'function')) return true;
    return ['[object Response]', '[object Blob]'].includes(Object.prototype.toString.call(body));
  } catch {
    // A getter that throws is no stream's; what comes of it is the serializer's affair.
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
