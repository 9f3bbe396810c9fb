import { PREVIOUS, type ReadResult } from '../reading/read.event.js';
import { LiveSecretRef, type SecretRefSource } from './secret.ref.js';

/** A reference of an application that is audited: each look at its value is told. */
export class AuditedSecretRef extends LiveSecretRef {
  readonly #tell: (result?: ReadResult) => void;

  /** `tell` is given nothing for the value that is served now. */
  constructor(key: string, source: SecretRefSource, tell: (result?: ReadResult) => void) {
    super(key, source);
    this.#tell = tell;
  }

  override get current(): string {
    const value = super.current;
    this.#tell();
    return value;
  }

  override get previous(): string | undefined {
    const value = super.previous;
    if (value !== undefined) this.#tell(PREVIOUS);
    return value;
  }
}
