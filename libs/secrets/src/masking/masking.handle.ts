/** Shared by every copy of this package in the process. Holds no value that can be read. */
export interface MaskingHandle {
  readonly mask: (text: string, how: 'line' | 'values' | 'key') => string;
  /** Returns what takes it back. */
  readonly register: (what: string) => () => void;
}

const values = new Map<string, number>();
const handle: MaskingHandle = {
  mask(text, how) {
    if (how === 'key') return /pass|secret|token|key$/i.test(text) ? '****' : text;
    for (const value of values.keys()) text = text.replaceAll(value, '****');
    return text;
  },
  register(value) {
    values.set(value, (values.get(value) ?? 0) + 1);
    return () => void values.delete(value);
  },
};

export const sharedMasking = (): MaskingHandle => handle;
