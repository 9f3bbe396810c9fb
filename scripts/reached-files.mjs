import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]|<reference\s+types=['"]([^'"]+)['"]/g;

/** The packages and files that a file names, but for the examples in its comments. */
export function specifiers(path) {
  return [
    ...readFileSync(path, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(SPECIFIER),
  ].map((match) => match[1] ?? match[2]);
}

/** The files that some of JavaScript, or some of declarations, name directly or by others, themselves included. */
export function reachedFrom(...starts) {
  const found = new Set(starts);
  for (const path of found) {
    for (const specifier of specifiers(path)) {
      if (!specifier.startsWith('.')) continue;
      const named = resolve(dirname(path), specifier);
      found.add(path.endsWith('.d.ts') ? named.replace(/\.js$/, '.d.ts') : named);
    }
  }
  return found;
}
