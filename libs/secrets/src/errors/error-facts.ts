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
    className: tokenAt(thrown, 'name') ?? tokenAt(thrown, 'constructor', 'name') ?? typeof thrown,
    code: tokenAt(thrown, 'code') ?? tokenAt(thrown, 'errno'),
    requestId: tokenAt(thrown, '$metadata', 'requestId'),
  };
}

/** The facts as text: `AccessDeniedException, request 1f3a…`. */
export function describeFacts(facts: ErrorFacts): string {
  const code = facts.code !== undefined && facts.code !== facts.className ? ` ${facts.code}` : '';
  return `${facts.className}${code}${facts.requestId === undefined ? '' : `, request ${facts.requestId}`}`;
}

// Only what looks like a name or a code gets through; a getter or a proxy may throw or lie.
function tokenAt(thrown: unknown, ...path: string[]): string | undefined {
  try {
    let value: unknown = thrown;
    for (const step of path) {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
      value = (value as Record<string, unknown>)[step];
    }
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && TOKEN.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
