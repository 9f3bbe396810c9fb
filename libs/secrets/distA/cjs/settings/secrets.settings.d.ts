import { type CachePolicy } from '../cache/cache.options.js';
import type { Deadlines } from '../providers/chain/link.loader.js';
import type { FallbackMode } from '../reading/fallback.policy.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { type SettingSource } from './setting.source.js';
/** What the options and the three settings come to. */
export interface SecretsSettings {
    readonly provider: 'env' | 'aws';
    readonly region: string;
    /** Seconds. */
    readonly ttl: number;
    readonly cache: CachePolicy;
    readonly fallback: FallbackMode;
    readonly deadlines: Deadlines;
}
/**
 * Resolves the settings: an option beats the sources, which are asked in order.
 *
 * @throws SecretsUnconfiguredError one for all that is wrong, with name, what it got and what it takes.
 */
export declare function resolveSettings(options: SecretsModuleOptions, sources: readonly SettingSource[]): SecretsSettings;
/** The deadlines for a read of so many seconds: who has time, has ten at least. */
export declare function deadlinesOf(timeout?: number): Deadlines;
/** Only the options, without settings. */
export declare function checkNow(options: SecretsModuleOptions): void;
