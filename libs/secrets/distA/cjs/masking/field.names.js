"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.FieldNames = void 0;
/** The names of one walk, each decided once. */
class FieldNames {
    /** Stands above everything. */
    root = { key: undefined, text: '', isSecret: false, inner: undefined, next: undefined };
    #known = new Map();
    #decide;
    constructor(decide) {
        this.#decide = decide;
    }
    /** The first name in the object under `name`. */
    first(name, key) {
        const { inner } = name;
        return inner !== undefined && inner.key === key ? inner : (name.inner = this.#of(key));
    }
    /** The name that follows in the same object. */
    after(name, key) {
        const { next } = name;
        return next !== undefined && next.key === key ? next : (name.next = this.#of(key));
    }
    #of(key) {
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        const { text, isSecret } = this.#decide(key);
        const name = { key, text, isSecret, inner: undefined, next: undefined };
        this.#known.set(key, name);
        return name;
    }
}
exports.FieldNames = FieldNames;
