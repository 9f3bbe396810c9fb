import { BOOLEAN, optionsOf, PATHS } from '../../utils/option.rules.js';
const OPTIONS = {
    directory: PATHS,
    fileVariables: BOOLEAN,
    relaxed: BOOLEAN,
};
/** What the options of mounted files take. */
export const MOUNTED_FILES_OPTIONS = optionsOf(OPTIONS);
