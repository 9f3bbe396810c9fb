"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SKIP_SECRET_MASKING = void 0;
exports.SkipSecretMasking = SkipSecretMasking;
const common_1 = require("@nestjs/common");
/** Metadata of handlers and controllers; a string, so that it survives a second copy of this module. */
exports.SKIP_SECRET_MASKING = 'nestjs-secrets:skip-secret-masking';
function SkipSecretMasking(...given) {
    const [first] = given;
    const skip = typeof first === 'object'
        ? { fields: 'all', values: first.values }
        : { fields: given.length === 0 ? 'all' : new Set(given), values: false };
    return (0, common_1.SetMetadata)(exports.SKIP_SECRET_MASKING, skip);
}
