import { isSecretsError } from '../errors/secrets.errors.js';
import { showKey } from '../keys/secret-key.js';
import { inBatches } from '../utils/in-batches.js';
/** Single reads under way at once, as at boot. */
const AT_ONCE = 8;
/** Reads the keys as a boot does, and tells of each what came of it. */
export async function examine(service, keys) {
    await service.prefetch(keys.map(({ key }) => key));
    const problems = await inBatches(AT_ONCE, keys, (wanted) => problemOf(service, wanted));
    const statuses = new Map(service.status().map((status) => [status.key, status]));
    return keys.map((wanted, index) => reportOf(wanted, problems[index] ?? null, statuses.get(baseOf(wanted.key))));
}
async function problemOf(service, wanted) {
    const { key, json, wantedBy } = wanted;
    try {
        if (json && (await service.getSecretJson(key)) !== undefined)
            return null;
        await service.getSecretOrThrow(key);
        return json
            ? { code: 'INVALID', message: `Secret ${showKey(key)} cannot be used: it is no valid JSON` }
            : null;
    }
    catch (error) {
        if (!isSecretsError(error))
            throw error;
        // How the code uses a key that was named by hand is unknown, and bytes are read as bytes.
        const mayBeBytes = error.code === 'INVALID' && wantedBy.length === 0;
        if (mayBeBytes && (await service.getSecretBinary(key)) !== undefined)
            return null;
        return { code: error.code, message: error.message };
    }
}
function reportOf({ key, optional, wantedBy }, problem, status) {
    const trouble = problem === null ? troubleBefore(status) : null;
    return {
        key,
        state: trouble !== null ? 'degraded' : stateOf(problem),
        optional,
        provider: status?.provider ?? null,
        versionId: status?.versionId ?? null,
        ageSeconds: status?.provider === undefined ? null : Math.round(status.ageSeconds),
        problem: trouble === null ? problem : { code: trouble.code, message: trouble.message },
        wantedBy,
    };
}
/** What a link met that could not answer. The one that answers may have been asked for the secret as a text before. */
function troubleBefore(status) {
    const { lastError, provider, stale } = status ?? {};
    if (lastError === undefined)
        return null;
    return lastError.provider === provider && stale === false ? null : lastError;
}
function stateOf(problem) {
    if (problem === null)
        return 'ok';
    if (problem.code === 'NOT_FOUND')
        return 'missing';
    return problem.code === 'INVALID' ? 'invalid' : 'failed';
}
function baseOf(key) {
    return key.split('#', 1)[0] ?? key;
}
