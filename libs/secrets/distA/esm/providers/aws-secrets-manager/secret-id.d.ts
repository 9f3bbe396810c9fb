import type { AwsSecretsManagerOptions } from './aws-secrets-manager.options.js';
/** True for what AWS takes as the name of a secret. */
export declare function isSecretName(text: string): boolean;
/** True for the ARN of a secret, whole or without its random suffix. */
export declare function isArn(text: string): boolean;
/** True when `id`, a name or an ARN whole or without its suffix, means the secret with this name and ARN. */
export declare function isSameSecret(id: string, name: unknown, arn: unknown): boolean;
/** Where secrets are, as ARNs say it. */
export interface SecretPlace {
    readonly partition: string;
    readonly region: string;
    readonly account: string;
}
/**
 * A secret as a policy names it; an ARN is kept. AWS appends a hyphen and six characters to a name when the secret is
 * made, which a policy that is written before can only know the number of. `undefined` for what is no ARN of a secret.
 */
export declare function policyResourceOf(id: string, { partition, region, account }: SecretPlace): string | undefined;
/** What a `name` filter must say to find this secret in a listing: listings know no ARN. */
export declare function nameFilterOf(id: string): string;
/** Which secret of the store answers a key. */
export declare class SecretIds {
    #private;
    constructor(options: AwsSecretsManagerOptions);
    get prefix(): string;
    /** The keys of the option `names`, with the secrets they stand for. */
    get names(): ReadonlyMap<string, string>;
    /** False for keys that name a secret outright; the others may be fields of a bundle as well. */
    isPlain(key: string): boolean;
    /** `undefined` for a key that no secret of AWS can have, such as one with a space: it is missing, not wrong. */
    idOf(key: string): string | undefined;
}
