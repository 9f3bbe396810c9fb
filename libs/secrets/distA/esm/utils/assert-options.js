import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { optionProblems } from './option.rules.js';
/** Throws `SecretsUnconfiguredError` with everything that is wrong with options that were given by hand. */
export function assertOptions(name, options, rule, inside) {
    const problems = optionProblems(name, options, rule, inside);
    if (problems.length > 0)
        throw new SecretsUnconfiguredError(problems.join('. '));
}
