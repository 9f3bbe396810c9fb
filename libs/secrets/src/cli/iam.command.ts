import { parseSecretKey } from '../keys/secret-key.js';
import { type CallForecast, POSSIBLE_CALLS } from '../providers/aws-secrets-manager/call.forecast.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { ApplicationSecrets } from './application.secrets.js';
import { UsageError } from './exit-codes.js';
import { PLACEHOLDERS, type Policy, type PolicyOptions, policyOf } from './iam.policy.js';
import { plain } from './plain-text.js';

export interface IamOptions extends PolicyOptions {
  /** The application lists secrets. */
  readonly list?: boolean;
}

/** What fills in a placeholder. */
const FILLED_BY = { account: '--account 123456789012', region: '--region eu-central-1' } as const;

/** What IAM takes for a managed policy, in characters that are no white space. */
const LONGEST_POLICY = 6144;

/** The policy that the application's role needs for its secrets. Asks no store: the links themselves tell what they may ask. */
export async function iam({ keys, chain }: ApplicationSecrets, options: IamOptions): Promise<Policy> {
  const links = chain.filter(tellsItsCalls);
  if (links.length === 0) {
    const names = chain.map(({ name }) => plain(name)).join(', then ');
    throw new UsageError(
      `AWS Secrets Manager is not asked, so there is nothing to allow: secrets come from ${names}. ` +
        'Set SECRETS_PROVIDER=aws if that is so where the application runs',
    );
  }
  const use = {
    keys: [...new Set(keys.map(({ key }) => parseSecretKey(key).base))],
    lists: options.list === true,
  };
  const calls = links.map(async (link) => ({ region: link.region, calls: await link[POSSIBLE_CALLS](use) }));
  const policy = policyOf(await Promise.all(calls), options);
  if (policy.Statement.length > 0) return policy;
  throw new UsageError(
    'No secret is wanted that AWS could have, so there is nothing to allow: name keys, or give --list',
  );
}

/** What is left to do with a policy before it can be used. */
export function remarksOn(policy: Policy): string[] {
  const text = JSON.stringify(policy);
  const remarks = (['account', 'region'] as const)
    .filter((part) => text.includes(`:${PLACEHOLDERS[part]}:`))
    .map((part) => `fill in ${PLACEHOLDERS[part]}, which matches nothing as it is: ${FILLED_BY[part]}`);
  if (text.length > LONGEST_POLICY) {
    remarks.push(
      `the policy has ${text.length} characters, and IAM takes ${LONGEST_POLICY} for a managed one: ` +
        'split it, or keep keys that belong together in a bundle',
    );
  }
  return remarks;
}

/** By its member rather than by its class, since the application may have loaded another copy of this package. */
function tellsItsCalls(link: SecretsProvider): link is SecretsProvider & CallForecast {
  return POSSIBLE_CALLS in link;
}
