import type { StandardSchema } from './standard-schema.js';

/** Validators by key. As the type parameter of a service it says which keys there are and what they give. */
export type SecretsSchema = Readonly<Record<string, StandardSchema>>;

type IsOpen<S> = string extends keyof S ? true : false;
type OutputOf<V> = V extends StandardSchema ? NonNullable<V['~standard']['types']>['output'] : never;

/** The keys of a schema, and paths into them; any text where there is no schema. */
export type SecretKeyOf<S> =
  IsOpen<S> extends true ? string : (keyof S & string) | `${keyof S & string}#${string}`;

/** The same, but none where there is no schema: whoever reads then says what a parsed secret is. */
export type DescribedKeyOf<S> = IsOpen<S> extends true ? never : SecretKeyOf<S>;

/** What `getSecret` gives: the text, narrowed where the validator knows more; `undefined` where it may be missing. */
export type SecretTextOf<S, K> =
  IsOpen<S> extends true
    ? string | undefined
    : K extends keyof S
      ? TextOf<OutputOf<S[K]>>
      : string | undefined;

// Over each member of a union: what is no text itself is parsed from one.
type TextOf<Output> = Output extends string | undefined ? Output : string;

/** What `getSecretJson` gives: what the validator makes of the parsed secret. */
export type SecretJsonOf<S, K> = K extends keyof S ? JsonOf<OutputOf<S[K]>> : unknown;

// A validator of a text says nothing of what the text holds.
type JsonOf<Output> = [Output] extends [string | undefined] ? unknown : Output;
