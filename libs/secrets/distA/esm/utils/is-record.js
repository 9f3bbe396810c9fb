/** Whether something is an object with named members: no list, not `null`. */
export function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
