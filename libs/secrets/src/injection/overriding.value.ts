import { Inject } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { SecretInvalidError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import { fixedRef } from '../rotation/secret.ref.js';
import { freshCopy } from '../utils/fresh-copy.js';
import { getSecretToken, type SecretRequest } from './secret.token.js';

/** The value that a test put in the place of a secret's token, in the form that is wanted. */
export async function overridingValue(
  { key, json, ref, default: fallback }: SecretRequest,
  moduleRef: ModuleRef,
): Promise<unknown> {
  // Nest itself resolves it, so that an asynchronous factory is waited for.
  class Probe {
    constructor(readonly value: unknown) {}
  }
  Inject(getSecretToken(key))(Probe, undefined, 0);
  const { value } = await moduleRef.create(Probe);
  if (ref) return fixedRef(key, textOf(value));
  // A test may decide that there is no such secret.
  if (value === undefined) return freshCopy(fallback);
  return json ? parseOverride(key, value) : value;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text is parsed where JSON is wanted. */
function parseOverride(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new SecretInvalidError(`The value that overrides ${showKey(key)} is wanted as JSON and is none`, {
      key,
    });
  }
}
