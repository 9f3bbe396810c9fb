import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describeMachine } from './table.mjs';

const FILE = new URL('./results.json', import.meta.url);

/**
 * What was measured of each suite when it was last saved: the rows as they are printed, where, and beside which versions.
 *
 * @typedef {{ at: string, machine: string, versions: Record<string, string>, rows: import('./table.mjs').Row[] }} Result
 * @returns {Record<string, Result>}
 */
export function readResults() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

/**
 * Keeps the rows of these suites; what the file has of other suites stays.
 *
 * @param {Record<string, { rows: import('./table.mjs').Row[], compared: string[] }>} measured
 */
export function saveResults(measured) {
  const at = new Date().toISOString().slice(0, 10);
  const machine = describeMachine();
  const results = readResults();
  for (const [suite, { rows, compared }] of Object.entries(measured)) {
    const versions = Object.fromEntries(compared.map((name) => [name, versionOf(name)]));
    results[suite] = { at, machine, versions, rows };
  }
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}

function versionOf(name) {
  const manifest = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
