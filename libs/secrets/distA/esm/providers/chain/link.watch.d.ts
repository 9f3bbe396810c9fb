import type { Clock } from '../../utils/clock.js';
import type { SecretsProvider } from '../secrets-provider.interface.js';
import type { LinkHealth } from './link-health.js';
import type { ChangeHint } from './secret.link.js';
export interface LinkWatchParts {
    readonly name: string;
    readonly clock: Clock;
    readonly health: LinkHealth;
}
/** Listens to a provider that tells when its secrets change; what it tells in a flood is passed on a few times. */
export declare class LinkWatch {
    #private;
    constructor(provider: SecretsProvider, { name, clock, health }: LinkWatchParts, changed: ChangeHint);
    /** At the first read, before the store is asked, so that no change falls between the two. */
    start(): void;
    close(): void;
}
