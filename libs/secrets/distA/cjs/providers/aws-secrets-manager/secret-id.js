"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretIds = void 0;
exports.isSecretName = isSecretName;
exports.isArn = isArn;
exports.isSameSecret = isSameSecret;
exports.policyResourceOf = policyResourceOf;
exports.nameFilterOf = nameFilterOf;
const NAME = /^[\w/+=.@!-]{1,512}$/;
const ARN_SUFFIX = /-[A-Za-z0-9]{6}$/;
/** True for what AWS takes as the name of a secret. */
function isSecretName(text) {
    return NAME.test(text);
}
/** True for the ARN of a secret, whole or without its random suffix. */
function isArn(text) {
    return /^arn:[\w-]+:secretsmanager:/.test(text);
}
/** True when `id`, a name or an ARN whole or without its suffix, means the secret with this name and ARN. */
function isSameSecret(id, name, arn) {
    if (id === name || id === arn)
        return true;
    return isArn(id) && typeof arn === 'string' && ARN_SUFFIX.test(arn) && arn.replace(ARN_SUFFIX, '') === id;
}
/**
 * A secret as a policy names it; an ARN is kept. AWS appends a hyphen and six characters to a name when the secret is
 * made, which a policy that is written before can only know the number of. `undefined` for what is no ARN of a secret.
 */
function policyResourceOf(id, { partition, region, account }) {
    if (!isArn(id))
        return `arn:${partition}:secretsmanager:${region}:${account}:secret:${id}-??????`;
    if (!/^arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@!-]+$/.test(id))
        return undefined;
    return ARN_SUFFIX.test(id) ? id : `${id}-??????`;
}
/** What a `name` filter must say to find this secret in a listing: listings know no ARN. */
function nameFilterOf(id) {
    return isArn(id) ? id.split(':').slice(6).join(':').replace(ARN_SUFFIX, '') : id;
}
/** Which secret of the store answers a key. */
class SecretIds {
    #prefix;
    #names;
    constructor(options) {
        this.#prefix = options.prefix ?? '';
        this.#names = new Map(Object.entries(options.names ?? {}));
    }
    get prefix() {
        return this.#prefix;
    }
    /** The keys of the option `names`, with the secrets they stand for. */
    get names() {
        return this.#names;
    }
    /** False for keys that name a secret outright; the others may be fields of a bundle as well. */
    isPlain(key) {
        return !isArn(key) && !this.#names.has(key);
    }
    /** `undefined` for a key that no secret of AWS can have, such as one with a space: it is missing, not wrong. */
    idOf(key) {
        const named = this.#names.get(key);
        if (named !== undefined || isArn(key))
            return named ?? key;
        const name = this.#prefix + key;
        return isSecretName(name) ? name : undefined;
    }
}
exports.SecretIds = SecretIds;
