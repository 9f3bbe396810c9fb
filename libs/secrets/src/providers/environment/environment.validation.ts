import { known } from '../../settings/options.shape.js';
import { isRecord } from '../../utils/is-record.js';
import type { SettingProblems } from '../../settings/setting.problems.js';

const OPTIONS = ['envFilePath', 'prefix', 'relaxed'];

/** Adds what is wrong with the options of the environment link. */
export function checkEnvironment(env: unknown, problems: SettingProblems): void {
  if (!isRecord(env)) return problems.add('env', env, 'an object');
  known('env.', env, OPTIONS, problems);
  const { envFilePath, prefix, relaxed } = env;
  const isPath = (path: unknown): boolean => typeof path === 'string' && path !== '';
  const files = envFilePath === false || envFilePath === undefined ? [] : [envFilePath].flat();
  if (!files.every(isPath)) problems.add('env.envFilePath', envFilePath, 'a path, a list of paths or false');
  if (prefix !== undefined && typeof prefix !== 'string') problems.add('env.prefix', prefix, 'a string');
  if (relaxed !== undefined && typeof relaxed !== 'boolean') {
    problems.add('env.relaxed', relaxed, 'true or false');
  }
}
