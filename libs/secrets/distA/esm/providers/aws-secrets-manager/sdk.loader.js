import { SecretsUnconfiguredError } from '../../errors/secrets.errors.js';
import { vouched } from '../../errors/vouched-errors.js';
import { nameOf } from '../../errors/foreign-error.js';
const NOT_FOUND_CODES = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];
/** Loads the SDK, an optional peer. Rejects with `SecretsUnconfiguredError` when it is missing or broken. */
export async function loadAwsSdk() {
    try {
        return (await import('@aws-sdk/client-secrets-manager'));
    }
    catch (error) {
        const trouble = isMissing(error)
            ? 'The AWS SDK is not installed: npm install @aws-sdk/client-secrets-manager'
            : `@aws-sdk/client-secrets-manager is installed but cannot be loaded (${nameOf(error)}): ` +
                'reinstall it with npm install @aws-sdk/client-secrets-manager';
        throw vouched(new SecretsUnconfiguredError(trouble));
    }
}
/** A package that the SDK itself lacks is another trouble than the SDK that is missing. */
function isMissing(error) {
    if (!(error instanceof Error) || !NOT_FOUND_CODES.includes(error.code))
        return false;
    return /Cannot find (?:package|module) '@aws-sdk\/client-secrets-manager'/.test(error.message);
}
