import { read } from './foreign-error.js';

/** What may be told of somebody else's error: names and codes. Its message may hold a secret. */
export interface ErrorFacts {
  readonly className: string;
  readonly code: string | undefined;
  readonly requestId: string | undefined;
}

const TOKEN = /^[A-Za-z0-9_.:\-/]{1,80}$/;

/** Reads class name, code and request id of anything that was thrown; never throws itself. */
export function errorFacts(thrown: unknown): ErrorFacts {
  return {
    className:
      token(read(thrown, 'name')) ?? token(read(read(thrown, 'constructor'), 'name')) ?? typeof thrown,
    code: token(read(thrown, 'code')) ?? token(read(thrown, 'errno')),
    requestId: token(read(read(thrown, '$metadata'), 'requestId')),
  };
}

/** The facts as text: `AccessDeniedException, request 1f3a…`. */
export function describeFacts(facts: ErrorFacts): string {
  const code = facts.code !== undefined && facts.code !== facts.className ? ` ${facts.code}` : '';
  return `${facts.className}${code}${facts.requestId === undefined ? '' : `, request ${facts.requestId}`}`;
}

/** Only what looks like a name or a code gets through. */
function token(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && TOKEN.test(text) ? text : undefined;
}
