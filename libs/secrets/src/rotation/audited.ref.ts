import { LiveSecretRef, type SecretRefSource } from './secret.ref.js';

/** A reference of an application that is audited: each look at its value is told. */
export class AuditedSecretRef extends LiveSecretRef {
  readonly #tell: (outcome: 'current' | 'previous') => void;

  constructor(key: string, source: SecretRefSource, tell: (outcome: 'current' | 'previous') => void) {
    super(key, source);
    this.#tell = tell;
  }

  override get current(): string {
    const value = super.current;
    this.#tell('current');
    return value;
  }

  override get previous(): string | undefined {
    const value = super.previous;
    if (value !== undefined) this.#tell('previous');
    return value;
  }
}
