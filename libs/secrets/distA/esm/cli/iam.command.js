import { parseSecretKey } from '../keys/secret-key.js';
import { POSSIBLE_CALLS } from '../providers/aws-secrets-manager/possible-calls.js';
import { UsageError } from './exit-codes.js';
import { PLACEHOLDERS, policyOf } from './iam.policy.js';
import { plain } from './plain-text.js';
/** What fills in a placeholder. */
const FILLED_BY = { account: '--account 123456789012', region: '--region eu-central-1' };
/** What IAM takes for a managed policy, in characters that are no white space. */
const LONGEST_POLICY = 6144;
/** The policy that the application's role needs for its secrets. Asks no store: the links themselves tell what they may ask. */
export function iam({ keys, chain }, options) {
    const links = chain.filter(tellsItsCalls);
    if (links.length === 0) {
        const names = chain.map(({ name }) => plain(name)).join(', then ');
        throw new UsageError(`AWS Secrets Manager is not asked, so there is nothing to allow: secrets come from ${names}. ` +
            'Set SECRETS_PROVIDER=aws if that is so where the application runs');
    }
    const use = {
        keys: [...new Set(keys.map(({ key }) => parseSecretKey(key).base))],
        lists: options.list === true,
    };
    const policy = policyOf(links.map((link) => ({ region: link.region, calls: link[POSSIBLE_CALLS](use) })), options);
    if (policy.Statement.length > 0)
        return policy;
    throw new UsageError('No secret is wanted that AWS could have, so there is nothing to allow: name keys, or give --list');
}
/** What is left to do with a policy before it can be used. */
export function remarksOn(policy) {
    const text = JSON.stringify(policy);
    const remarks = ['account', 'region']
        .filter((part) => text.includes(`:${PLACEHOLDERS[part]}:`))
        .map((part) => `fill in ${PLACEHOLDERS[part]}, which matches nothing as it is: ${FILLED_BY[part]}`);
    if (text.length > LONGEST_POLICY) {
        remarks.push(`the policy has ${text.length} characters, and IAM takes ${LONGEST_POLICY} for a managed one: ` +
            'split it, or keep keys that belong together in a bundle');
    }
    return remarks;
}
/** By its member rather than by its class, since the application may have loaded another copy of this package. */
function tellsItsCalls(link) {
    return POSSIBLE_CALLS in link;
}
