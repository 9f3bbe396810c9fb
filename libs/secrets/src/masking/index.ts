export { maskLogText, maskValuesInText } from './mask.functions.js';
export { maskSecrets } from './mask-secrets.function.js';
export { maskSecret } from './mask.constants.js';
export { maskObject } from './object.masker.js';
export type { ObjectRules } from './object.masker.js';
export { openMaskingScope } from './masking.scope.js';
export type { MaskingScope } from './masking.scope.js';
export type { MaskingOptions, ResponseMaskingOptions } from './masking.options.js';
export { SecretMasker } from './secret.masker.js';
