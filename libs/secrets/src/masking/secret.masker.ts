/** What a masker is made of. */
export interface MaskerParts {
  mask<T>(value: T): T;
  maskString(text: string): string;
  register(secret: string): void;
}

/**
 * Masks with the options of the application that it is injected from.
 *
 * @example
 * constructor(private readonly masker: SecretMasker) {}
 * audit(entry: object) { this.sink.write(this.masker.mask(entry)); }
 */
export class SecretMasker {
  readonly #parts: MaskerParts;

  /** @internal Made by the module. */
  constructor(parts: MaskerParts) {
    this.#parts = parts;
  }

  /** A masked copy, by key and by value; the same reference when nothing had to be masked. */
  mask<T>(value: T): T {
    return this.#parts.mask(value);
  }

  /** Masks a text as a log line: by key, by value, by format. */
  maskString(text: string): string {
    return this.#parts.maskString(text);
  }

  /** Adds a text to search for, of 8 characters or more; until a minute after the application closes. */
  register(secret: string): void {
    this.#parts.register(secret);
  }
}
