import { SetMetadata } from '@nestjs/common';
/** Metadata of handlers and controllers; a string, so that it survives a second copy of this module. */
export const SKIP_SECRET_MASKING = 'nestjs-secrets:skip-secret-masking';
export function SkipSecretMasking(...given) {
    const [first] = given;
    const skip = typeof first === 'object'
        ? { fields: 'all', values: first.values }
        : { fields: given.length === 0 ? 'all' : new Set(given), values: false };
    return SetMetadata(SKIP_SECRET_MASKING, skip);
}
