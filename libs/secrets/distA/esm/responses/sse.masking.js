import { maskObject, maskValuesInText } from '../masking/index.js';
/** Masks an event of `@Sse()`: fields of its data by key and value, texts by value. */
export function maskEvent(event, rules) {
    if (typeof event !== 'object' || event === null)
        return maskObject(event, rules);
    const { data, type, id, retry, comment } = event;
    const masked = { data: maskObject(data, rules), comment: maskObject(comment, rules) };
    // Nest reads an event field by field, so that a plain one may stand for an instance of a class.
    return masked.data === data && masked.comment === comment ? event : { ...masked, type, id, retry };
}
/** Masks the values in what Nest itself writes to an open event stream: the message of an error. */
export function maskEventStream(response) {
    const raw = (response.raw ?? response);
    const write = raw.write.bind(raw);
    raw.write = (chunk, ...rest) => write(typeof chunk === 'string' ? maskValuesInText(chunk) : chunk, ...rest);
}
