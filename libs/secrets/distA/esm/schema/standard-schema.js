/** Whether something is such a validator; arktype's are functions. */
export function isStandardSchema(value) {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function')
        return false;
    try {
        const standard = value['~standard'];
        return standard?.version === 1 && typeof standard.validate === 'function';
    }
    catch {
        return false;
    }
}
