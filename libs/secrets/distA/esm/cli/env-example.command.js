import { parseSecretKey, showKey } from '../keys/secret-key.js';
import { VARIABLES } from '../providers/live-provider.js';
import { openSettings } from '../settings/open.settings.js';
import { UsageError } from './exit-codes.js';
import { plain } from './plain-text.js';
const HEAD = '# The secrets of this application as variables. Fill in a copy, such as .env, and keep that one out of Git.\n';
/** A `.env.example` with the variables that the environment link reads; never a value. Asks no store. */
export function envExample({ keys, chain, preview }) {
    const link = chain.find(tellsVariables);
    if (link === undefined) {
        const names = chain.map(({ name }) => plain(name)).join(', then ');
        throw new UsageError(`The environment is not asked, so there is nothing to write: secrets come from ${names}`);
    }
    const entries = entriesOf(keys, link).map(paragraphOf);
    const settings = openSettings(preview.options).map(({ name, takes, byDefault }) => `# ${takes}\n# ${name}=${byDefault}\n`);
    const open = settings.length > 0 ? [`# Settings, with their defaults\n${settings.join('')}`] : [];
    return [HEAD, ...entries, ...open].join('\n');
}
/** Several keys may share a variable, and several paths a key. */
function entriesOf(wanted, link) {
    const entries = new Map();
    for (const wish of wanted) {
        const { base } = parseSecretKey(wish.key);
        const [variable] = link[VARIABLES](base);
        const id = variable ?? showKey(base);
        const entry = entries.get(id) ?? { variable, keys: new Set(), wishes: [] };
        entry.keys.add(base);
        entry.wishes.push(wish);
        entries.set(id, entry);
    }
    return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
function paragraphOf({ variable, keys, wishes }) {
    const isOptional = wishes.every(({ optional }) => optional);
    const need = !isOptional
        ? 'required'
        : wishes.some(({ hasDefault }) => hasDefault)
            ? 'has a default'
            : 'optional';
    const wantedBy = [...new Set(wishes.flatMap((wish) => wish.wantedBy))].sort();
    const about = [
        [need, ...kindOf(wishes)].join(', '),
        ...(wantedBy.length > 0 ? [`wanted by ${wantedBy.map(plain).join(', ')}`] : []),
    ].join('; ');
    const named = [...keys].filter((key) => key !== variable).map((key) => plain(showKey(key)));
    const comment = `# ${named.length > 0 ? `${named.join(', ')}: ` : ''}${about}\n`;
    if (variable === undefined)
        return `${comment}# No line of a .env file can set this one.\n`;
    // An empty variable is a secret without characters, which nobody means by leaving an optional one alone.
    return `${comment}${isOptional ? '# ' : ''}${variable}=\n`;
}
function kindOf(wishes) {
    const paths = wishes.map(({ key }) => parseSecretKey(key).path).filter((path) => path !== undefined);
    if (paths.length > 0)
        return [`JSON with ${paths.map((path) => plain(showKey(path))).join(', ')}`];
    return wishes.some(({ json }) => json) ? ['JSON'] : [];
}
function tellsVariables(link) {
    return VARIABLES in link;
}
