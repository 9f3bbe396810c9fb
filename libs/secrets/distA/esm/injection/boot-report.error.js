import { isSecretsError, SecretInvalidError, SecretNotFoundError, SecretUnavailableError, } from '../errors/secrets.errors.js';
/** One error for a whole boot: every missing, failed or invalid secret with the classes that want it. */
export function bootReportError(problems) {
    const lines = problems.map(({ error, wantedBy }) => `  - ${error.message} (wanted by ${wantedBy.join(', ')})`);
    const count = problems.length === 1
        ? 'A secret that the application needs is'
        : `${problems.length} secrets that the application needs are`;
    const message = `${count} not available:\n${lines.join('\n')}`;
    const details = problems.length === 1 && problems[0] ? { key: problems[0].key } : {};
    const codes = new Set(problems.map(({ error }) => (isSecretsError(error) ? error.code : 'UNAVAILABLE')));
    // What failed may be there after all, so one failure among them makes the whole report "unavailable".
    if (codes.size === 1 && codes.has('NOT_FOUND'))
        return new SecretNotFoundError(message, details);
    const isOnlyBadInput = [...codes].every((code) => code === 'NOT_FOUND' || code === 'INVALID');
    return isOnlyBadInput
        ? new SecretInvalidError(message, details)
        : new SecretUnavailableError(message, details);
}
