import type { Clock } from '../../utils/clock.js';
import type { LinkFailure } from './link-failure.js';
import type { SecretForm } from './secret.link.js';
/** Where log lines go; Nest's `Logger` is one. */
export interface SecretsLog {
    debug(message: string): void;
    log(message: string): void;
    warn(message: string): void;
    error(message: string): void;
}
/**
 * Tells the log what a link is in trouble with, once for each change of state and never once for each call: a
 * store that is down is one line, however many keys and readers it has.
 */
export declare class LinkHealth {
    #private;
    private readonly link;
    private readonly output;
    private readonly clock;
    constructor(link: string, output: SecretsLog, clock: Clock);
    succeeded(key: string, form?: SecretForm): void;
    /** What a provider has to tell that is no trouble with a key. */
    noticed(notice: string): void;
    failed(key: string, failure: LinkFailure, form?: SecretForm): void;
    missing(key: string, form?: SecretForm): void;
    /** Changes are not noticed as they happen. That is no outage: secrets are read all the same. */
    unwatched(reason: string): void;
}
