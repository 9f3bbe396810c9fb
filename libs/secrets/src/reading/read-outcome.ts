import type { ValueOrigin } from '../cache/cache-entry.js';

/** Where a value that was read comes from. */
export interface ReadSource {
  readonly provider: string;
  readonly versionId: string | undefined;
  readonly origin: ValueOrigin;
}

/** The outcome of one read; `error` is made when somebody wants it thrown. */
export type ReadOutcome<T> =
  | {
      readonly kind: 'value';
      readonly value: T;
      /** Absent where a schema has made it. */
      readonly from?: ReadSource;
    }
  | {
      readonly kind: 'missing' | 'failed' | 'invalid';
      readonly error: () => Error;
      /** Where a schema has the key: whether it must be there. */
      readonly required?: boolean;
      /** Of what is invalid, and of a path that leads nowhere: the secret that it is in. */
      readonly from?: ReadSource;
    };
