import { SetMetadata } from '@nestjs/common';
import { assertOptions } from '../utils/assert-options.js';
import { BOOLEAN, listOf, optionsOf, TEXT } from '../utils/option.rules.js';

/** Metadata of handlers and controllers; a string, so that it survives a second copy of this module. */
export const SKIP_SECRET_MASKING = 'nestjs-secrets:skip-secret-masking';

/** What `@SkipSecretMasking()` switches off in the responses of a handler. */
export interface SecretMaskingSkip {
  /** Fields that the rule by key lets through; `all`: that rule is off. */
  readonly fields: ReadonlySet<string> | 'all';
  /** The rule by value is off too. */
  readonly values: boolean;
}

const OPTIONS = optionsOf({ values: BOOLEAN });
const FIELDS = listOf('names of fields', TEXT);

/**
 * Lets the named fields of a handler's responses through the rule by key, at any depth; without names that
 * rule is off, with `{ values: true }` the rule by value too. On a controller it holds for all its handlers.
 *
 * @example
 * @SkipSecretMasking('apiKey')
 * @Post('keys') create() { return { id: 7, apiKey: this.keys.create() }; } // shown once
 */
export function SkipSecretMasking(...fields: string[]): MethodDecorator & ClassDecorator;
export function SkipSecretMasking(options: { values: boolean }): MethodDecorator & ClassDecorator;
export function SkipSecretMasking(
  ...given: string[] | [{ values: boolean }]
): MethodDecorator & ClassDecorator {
  const [first] = given;
  const isOptions = typeof first === 'object';
  // A slip of the pen would show more than was meant.
  assertOptions('SkipSecretMasking', isOptions ? first : given, isOptions ? OPTIONS : FIELDS);
  const skip: SecretMaskingSkip = isOptions
    ? { fields: 'all', values: first.values }
    : { fields: given.length === 0 ? 'all' : new Set(given as string[]), values: false };
  return SetMetadata(SKIP_SECRET_MASKING, skip);
}
