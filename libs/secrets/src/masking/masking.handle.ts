import { KeyRule } from './key.rule.js';
import { MASK } from './mask.constants.js';
import type { LineRules } from './text.masker.js';
import { maskLine } from './text.masker.js';
import { ValueRegistry } from './value.registry.js';

/** What a text is to be masked as: a line of a log, a text with the rule by value only, or the name of a key. */
export type MaskedAs = 'line' | 'values' | 'key' | 'key-without-tokens';

/** What a live application adds to the rules for everybody. */
export interface SharedRules {
  readonly keys: readonly (string | RegExp)[];
  readonly formats: boolean;
}

/**
 * What all loaded copies of this package share: plain data goes in, nothing can be read out. Another copy of it
 * (CommonJS beside ESM, `jest.resetModules()`) brings classes of its own, but finds the same values here.
 */
export interface MaskingHandle {
  /** A key whose value is masked comes back as the mask. */
  readonly mask: (text: string, as: MaskedAs) => string;
  /** Adds a value, or rules; returns what takes it back. */
  readonly register: (added: string | SharedRules) => () => void;
}

const HANDLE = Symbol.for('nestjs-secrets.masking');

/** The handle of this process, made by the first copy that asks. */
export function sharedMasking(): MaskingHandle {
  return (own ??= existing() ?? publish(createHandle()));
}

let own: MaskingHandle | undefined;

/** A handle over a memory of its own; nothing of that memory can be reached from it. */
export function createHandle(): MaskingHandle {
  const values = new ValueRegistry();
  const added = new Set<SharedRules>();
  const maskValues = (text: string) => values.mask(text);
  let rules: LineRules = { keyRule: new KeyRule(), formats: true, values, maskValues };
  const combine = () => {
    const all = [...added];
    const formats = all.length === 0 || all.some((one) => one.formats);
    rules = { keyRule: new KeyRule(all.flatMap(({ keys }) => keys)), formats, values, maskValues };
  };
  const mask: MaskingHandle['mask'] = (text, as) => {
    if (as === 'values') return values.mask(text);
    if (as === 'line') return maskLine(text, rules);
    return rules.keyRule.isSecret(text, as === 'key') ? MASK : text;
  };
  const register: MaskingHandle['register'] = (item) => {
    if (typeof item === 'string') return values.add(item);
    const copy = { keys: [...item.keys], formats: item.formats };
    added.add(copy);
    combine();
    return () => {
      if (added.delete(copy)) combine();
    };
  };
  return Object.freeze({ mask: Object.freeze(mask), register: Object.freeze(register) });
}

function existing(): MaskingHandle | undefined {
  const found = (globalThis as { [HANDLE]?: Partial<MaskingHandle> })[HANDLE];
  return typeof found?.mask === 'function' && typeof found.register === 'function'
    ? (found as MaskingHandle)
    : undefined;
}

function publish(handle: MaskingHandle): MaskingHandle {
  // A foreign thing under the name cannot be replaced when it is fixed; masking then works for this copy alone.
  Reflect.defineProperty(globalThis, HANDLE, { value: handle, enumerable: false, writable: false });
  return handle;
}
