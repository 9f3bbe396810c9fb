"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isStandardSchema = isStandardSchema;
/** Whether something is such a validator; arktype's are functions. */
function isStandardSchema(value) {
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
