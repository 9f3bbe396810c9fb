import { wrappersOf } from './container.reader.js';
import { requestOf } from './secret.token.js';
// The metadata that Nest itself reads. It has not changed since Nest 5, and Nest's own packages rely on it.
const CONSTRUCTOR_TOKENS = 'self:paramtypes';
const PROPERTY_TOKENS = 'self:properties_metadata';
const OPTIONAL_PARAMETERS = 'optional:paramtypes';
const OPTIONAL_PROPERTIES = 'optional:properties_metadata';
/** Everything that the application wants: what no module has is not in it, however often it is decorated. */
export function wantedSecrets(container) {
    const wanted = [];
    for (const wrapper of wrappersOf(container)) {
        // A variant of a token asks for its own key; that is not a wish of the application.
        if (requestOf(wrapper.token) !== undefined)
            continue;
        const dependencies = isFactory(wrapper) ? factoryTokens(wrapper.inject) : classTokens(wrapper.metatype);
        for (const { token, optional } of dependencies) {
            const request = requestOf(token);
            if (request === undefined)
                continue;
            wanted.push({ ...request, optional: request.optional || optional, by: nameOf(wrapper) });
        }
    }
    return wanted;
}
function isFactory(wrapper) {
    return Array.isArray(wrapper.inject);
}
function factoryTokens(inject) {
    return inject.map((entry) => {
        const isOptionalToken = typeof entry === 'object' && entry !== null && 'token' in entry;
        if (!isOptionalToken)
            return { token: dereference(entry), optional: false };
        const { token, optional } = entry;
        return { token: dereference(token), optional: optional === true };
    });
}
function classTokens(metatype) {
    if (typeof metatype !== 'function')
        return [];
    const optionalParameters = metadata(OPTIONAL_PARAMETERS, metatype) ?? [];
    const optionalProperties = metadata(OPTIONAL_PROPERTIES, metatype) ?? [];
    // A subclass adds to what its parent recorded, and the last entry wins, as in Nest.
    const recorded = metadata(CONSTRUCTOR_TOKENS, metatype) ?? [];
    const parameters = [...new Map(recorded.map((entry) => [entry.index, entry])).values()];
    const recordedProperties = metadata(PROPERTY_TOKENS, metatype) ?? [];
    const properties = [...new Map(recordedProperties.map((entry) => [entry.key, entry])).values()];
    return [
        ...parameters.map(({ index, param }) => ({
            token: dereference(param),
            optional: optionalParameters.includes(index),
        })),
        ...properties.map(({ key, type }) => ({
            token: dereference(type),
            optional: optionalProperties.includes(key),
        })),
    ];
}
function metadata(key, target) {
    return Reflect.getMetadata(key, target);
}
function dereference(token) {
    const isReference = typeof token === 'object' && token !== null && 'forwardRef' in token;
    return isReference ? token.forwardRef() : token;
}
function nameOf({ token, metatype, inject }) {
    if (!inject && typeof metatype === 'function' && metatype.name !== '')
        return metatype.name;
    return typeof token === 'function' ? token.name : String(token);
}
