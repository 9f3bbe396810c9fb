import type { SecretsErrorCode } from '../../errors/secrets.errors.js';

/** A call to a provider. */
export interface ProviderCall {
  readonly link: string;
  readonly operation: 'get' | 'batch' | 'list';
  /** Of `get`. */
  readonly key?: string;
  /** How many keys a batch is for. */
  readonly keys?: number;
  /** Nobody waits for it: it belongs to no request. */
  readonly isBackground: boolean;
}

/** What a call came to; `code` is that of a failure. `aborted`: by the shutdown. */
export interface CallEnd {
  readonly outcome: 'value' | 'missing' | 'failed' | 'aborted';
  readonly code?: SecretsErrorCode;
}

/** Watches calls to providers, for whoever measures. It must give what `run` gives, and must not throw by itself. */
export interface CallObserver {
  around<T>(call: ProviderCall, run: () => Promise<T>, endOf: (result: T) => CallEnd): Promise<T>;
}
