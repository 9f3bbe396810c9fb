import { read } from '../errors/foreign-error.js';
const MOST_PLACES = 5;
const MOST_ISSUES = 100;
/** A shorter piece says nothing of a value; it is the bound of masking too. */
const TELLING = 8;
const NAME = /^[A-Za-z_$][\w$-]{0,39}$/;
/**
 * What did not fit, in words that hold no piece of the secret: the validator's message, and whatever it put into its
 * paths, may quote it. Shown are the names of fields, where the secret is JSON.
 */
export function describeMisfit(issues, node) {
    const list = Array.isArray(issues) ? issues.slice(0, MOST_ISSUES) : [];
    const places = [...new Set(list.map((issue) => placeOf(read(issue, 'path'), node)))].filter((place) => place !== undefined);
    const shown = places.slice(0, MOST_PLACES).join(', ');
    const rest = places.length > MOST_PLACES ? ' and elsewhere' : '';
    return `it does not fit its schema${shown === '' ? '' : ` at ${shown}${rest}`}`;
}
/** `tls.mode`, as far as it can be shown; `undefined` when nothing of it can. */
function placeOf(path, root) {
    if (!Array.isArray(path) || path.length === 0 || typeof root !== 'object' || root === null)
        return undefined;
    const shown = [];
    let node = root;
    for (const step of path) {
        const segment = typeof step === 'object' ? read(step, 'key') : step;
        const name = typeof segment === 'number' ? String(segment) : segment;
        if (typeof name !== 'string' || !isShowable(name, node, root))
            break;
        shown.push(name);
        node = read(node, name);
    }
    return shown.length === 0 ? undefined : shown.join('.');
}
function isShowable(name, node, root) {
    const isThere = typeof node === 'object' && node !== null && Object.hasOwn(node, name);
    if (Array.isArray(node))
        return isThere && /^\d{1,6}$/.test(name);
    if (!NAME.test(name))
        return false;
    // A field that is not there may be anything that a validator made up, a piece of the value included.
    return isThere || name.length < TELLING || !holds(root, name);
}
function holds(node, piece) {
    if (typeof node === 'object' && node !== null) {
        return Object.values(node).some((inner) => holds(inner, piece));
    }
    return String(node).includes(piece);
}
