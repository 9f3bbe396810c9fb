import { BOOLEAN, type OptionRule, optionsOf, PATHS } from '../../utils/option.rules.js';
import type { MountedFilesOptions } from './mounted-files.options.js';

const OPTIONS: Readonly<Record<keyof MountedFilesOptions, OptionRule>> = {
  directory: PATHS,
  fileVariables: BOOLEAN,
  relaxed: BOOLEAN,
};

/** What the options of mounted files take. */
export const MOUNTED_FILES_OPTIONS = optionsOf(OPTIONS);
