export declare const ENTRIES: Readonly<Record<string, string>>;
export declare function bundlesOf(
  folder: string,
  entries: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
): Promise<{ readonly fileName: string; readonly code: string }[]>;
