import { BOOLEAN, optionsOf, PATHS } from '../../utils/option.rules.js';
const OPTIONS = {
    envFilePath: {
        takes: 'a path, a list of paths or false',
        accepts: (value) => value === false || PATHS.accepts(value),
    },
    prefix: { takes: 'a text', accepts: (value) => typeof value === 'string' },
    relaxed: BOOLEAN,
};
/** What the options of the environment link take. */
export const ENVIRONMENT_OPTIONS = optionsOf(OPTIONS);
