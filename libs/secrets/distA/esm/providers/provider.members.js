import { read } from '../errors/foreign-error.js';
/** The members of the port that something lacks. */
export function missingMembers(link) {
    const methods = ['getSecret', 'listSecrets', 'refresh'].filter((method) => typeof read(link, method) !== 'function');
    const name = read(link, 'name');
    return typeof name === 'string' && name !== '' ? methods : ['name', ...methods];
}
