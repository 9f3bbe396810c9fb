import type { SecretsModuleOptions } from '../secrets.module-options.js';
/** A setting that the options of an application leave to its environment. */
export interface OpenSetting {
    readonly name: string;
    /** What it takes, in words. */
    readonly takes: string;
    readonly byDefault: string;
}
/** The settings that have an effect beside these options, each with what it is where nobody sets it. */
export declare function openSettings({ provider, chain, cache, aws }: SecretsModuleOptions): OpenSetting[];
