import { known } from '../../settings/options.shape.js';
import type { SettingProblems } from '../../settings/setting.problems.js';
import { isRecord } from '../../utils/is-record.js';

const OPTIONS = ['directory', 'fileVariables', 'relaxed'];

/** Adds what is wrong with the options of the mounted files. */
export function checkMountedFiles(options: unknown, problems: SettingProblems): void {
  if (!isRecord(options)) return problems.add('MountedFilesSecretsProvider', options, 'an object of options');
  known('', options, OPTIONS, problems);
  const { directory } = options;
  const directories = [directory ?? []].flat();
  if (!directories.every((path) => typeof path === 'string' && path !== '')) {
    problems.add('directory', directory, 'a path or a list of paths');
  }
  for (const name of ['fileVariables', 'relaxed'] as const) {
    const value = options[name];
    if (value !== undefined && typeof value !== 'boolean') problems.add(name, value, 'true or false');
  }
}
