/** Metadata of handlers and controllers; a string, so that it survives a second copy of this module. */
export declare const SKIP_SECRET_MASKING = "nestjs-secrets:skip-secret-masking";
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
export declare function SkipSecretMasking(...fields: string[]): MethodDecorator & ClassDecorator;
export declare function SkipSecretMasking(options: {
    values: boolean;
}): MethodDecorator & ClassDecorator;
