/**
 * What to say when this package was loaded as CommonJS and as ESM: tokens and masking are shared, but a class such
 * as `SecretsService` exists twice, and Nest does not find one by the other.
 */
export function loadedTwice(formats: ReadonlySet<string>): string | undefined {
  if (formats.size < 2) return undefined;
  return (
    `nestjs-secrets is loaded ${formats.size} times in this process, as ${[...formats].sort().join(' and as ')}: ` +
    'its classes exist once in each, and Nest does not find SecretsService by the other one. ' +
    'Load it in one way only, in every package that uses it.'
  );
}
