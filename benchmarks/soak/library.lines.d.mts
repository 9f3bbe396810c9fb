export function libraryLines(output: string): string[];
export function needlessLines(lines: readonly string[], minutes: number): string[];
