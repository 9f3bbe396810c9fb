import type { Trouble } from '../providers/chain/link-failure.js';
/**
 * Which trouble of a link lets the next one answer, cumulative: `not-found`: none; `transient`: also timeouts,
 * network, 5xx and throttling; `any`: also denied, decryption, certificate, invalid answer, not configured.
 */
export type FallbackMode = 'not-found' | 'transient' | 'any';
export declare const FALLBACK_MODES: readonly FallbackMode[];
export declare function mayFallBack(mode: FallbackMode, trouble: Trouble): boolean;
