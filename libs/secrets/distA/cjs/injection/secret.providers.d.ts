import { type FactoryProvider } from '@nestjs/common';
/**
 * A provider for each token that this process has named, or for those of some keys. They are transient, so that
 * one that nobody in this application injects is never made.
 */
export declare function secretProviders(keys?: readonly string[]): FactoryProvider[];
