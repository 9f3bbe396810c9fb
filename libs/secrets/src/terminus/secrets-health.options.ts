import { optionProblems, type OptionRule, optionsOf } from '../utils/option.rules.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';

/** When the check of an application's secrets is down, and no longer only degraded. Seconds; `Infinity` for never. */
export interface SecretsHealthOptions {
  /** Seconds that a provider may not answer at all. Default 1800, as long as its last values are served. */
  outageLimit?: number;
  /** Seconds that a secret which the application needs may be without any value, while it is read. Default 60. */
  failingLimit?: number;
}

export type SecretsHealthLimits = Required<SecretsHealthOptions>;

const SECONDS: OptionRule = {
  takes: 'seconds, a number from 0 up, or Infinity',
  accepts: (value) => typeof value === 'number' && value >= 0,
};

const RULES: Readonly<Record<keyof SecretsHealthOptions, OptionRule>> = {
  outageLimit: SECONDS,
  failingLimit: SECONDS,
};

/** The limits with their defaults; throws `SecretsUnconfiguredError` for what is none. */
export function limitsOf(options: SecretsHealthOptions = {}): SecretsHealthLimits {
  const [problem] = optionProblems('the options of isHealthy()', options, optionsOf(RULES), '');
  if (problem !== undefined) throw new SecretsUnconfiguredError(problem);
  return { outageLimit: options.outageLimit ?? 1800, failingLimit: options.failingLimit ?? 60 };
}
