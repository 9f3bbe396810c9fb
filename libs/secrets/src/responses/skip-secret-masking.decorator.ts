import { SetMetadata } from '@nestjs/common';

/** Metadata of handlers and controllers; a string, so that it survives a second copy of this module. */
export const SKIP_SECRET_MASKING = 'nestjs-secrets:skip-secret-masking';

/** What `@SkipSecretMasking()` switches off in the responses of a handler. */
export interface SecretMaskingSkip {
  /** Fields that the rule by key lets through; `all`: that rule is off. */
  readonly fields: ReadonlySet<string> | 'all';
  /** The rule by value is off too. */
  readonly values: boolean;
}

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
  const skip: SecretMaskingSkip =
    typeof first === 'object'
      ? { fields: 'all', values: first.values }
      : { fields: given.length === 0 ? 'all' : new Set(given as string[]), values: false };
  return SetMetadata(SKIP_SECRET_MASKING, skip);
}
