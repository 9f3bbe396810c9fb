/** What the name of a field says, found out once in a walk, and the names that were met after it. */
export interface FieldName {
  readonly key: string | undefined;
  /** The name without registered values. */
  readonly text: string;
  readonly isSecret: boolean;
  /** The first name in the object under it, and the one that followed: where records are alike, it does so again. */
  inner: FieldName | undefined;
  next: FieldName | undefined;
}

/** The names of one walk, each decided once. */
export class FieldNames {
  /** Stands above everything. */
  readonly root: FieldName = { key: undefined, text: '', isSecret: false, inner: undefined, next: undefined };
  readonly #known = new Map<string, FieldName>();
  readonly #decide: (key: string) => { readonly text: string; readonly isSecret: boolean };

  constructor(decide: (key: string) => { readonly text: string; readonly isSecret: boolean }) {
    this.#decide = decide;
  }

  /** The first name in the object under `name`. */
  first(name: FieldName, key: string): FieldName {
    const { inner } = name;
    return inner !== undefined && inner.key === key ? inner : (name.inner = this.#of(key));
  }

  /** The name that follows in the same object. */
  after(name: FieldName, key: string): FieldName {
    const { next } = name;
    return next !== undefined && next.key === key ? next : (name.next = this.#of(key));
  }

  #of(key: string): FieldName {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { text, isSecret } = this.#decide(key);
    const name: FieldName = { key, text, isSecret, inner: undefined, next: undefined };
    this.#known.set(key, name);
    return name;
  }
}
