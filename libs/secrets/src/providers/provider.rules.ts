import { read } from '../errors/foreign-error.js';
import { listOf, type OptionRule } from '../utils/option.rules.js';

/** What has the members of the port is a provider. */
export const PROVIDER: OptionRule = {
  takes: 'a provider',
  accepts: () => true,
  check: (provider: unknown, name: string) => {
    const lacks = missingMembers(provider);
    return lacks.length > 0 ? `${name} is no provider: it lacks ${lacks.join(', ')}` : undefined;
  },
};

export const PROVIDERS = listOf('a list of providers', PROVIDER);

function missingMembers(provider: unknown): string[] {
  const methods = ['getSecret', 'listSecrets', 'refresh'].filter(
    (method) => typeof read(provider, method) !== 'function',
  );
  const name = read(provider, 'name');
  return typeof name === 'string' && name !== '' ? methods : ['name', ...methods];
}
