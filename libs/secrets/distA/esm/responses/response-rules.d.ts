import type { MaskingScope, ObjectRules } from '../masking/index.js';
import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';
/** The rules for response bodies of an application, from its masking options. */
export declare function responseRules(scope: MaskingScope): ObjectRules;
/** The rules that are left when a handler skips some. */
export declare function rulesBeside(skip: SecretMaskingSkip | undefined, rules: ObjectRules): ObjectRules;
