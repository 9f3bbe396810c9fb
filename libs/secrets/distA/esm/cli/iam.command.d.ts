import type { ApplicationSecrets } from './application.secrets.js';
import { type Policy, type PolicyOptions } from './iam.policy.js';
export interface IamOptions extends PolicyOptions {
    /** The application lists secrets. */
    readonly list?: boolean;
}
/** The policy that the application's role needs for its secrets. Asks no store: the links themselves tell what they may ask. */
export declare function iam({ keys, chain }: ApplicationSecrets, options: IamOptions): Policy;
/** What is left to do with a policy before it can be used. */
export declare function remarksOn(policy: Policy): string[];
