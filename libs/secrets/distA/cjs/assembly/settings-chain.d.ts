import { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import type { SecretsSettings } from '../settings/secrets.settings.js';
import type { SettingSource } from '../settings/setting.source.js';
export declare function awsLink(options: SecretsModuleOptions, { region }: SecretsSettings): AwsSecretsManagerProvider;
/** Settings may stand in the `.env` of the environment link, if the chain has one. */
export declare function fileSettings(links: readonly (SecretsProvider | undefined)[]): SettingSource[];
/** Reads the `.env` of the chain's environment links, so that one that cannot be used stops the boot. */
export declare function loadFiles(links: readonly (SecretsProvider | undefined)[]): void;
/** The line that a boot prints: what is asked, where, and how long it is kept. */
export declare function describeChain(chain: readonly SecretsProvider[], { region, ttl }: SecretsSettings): string;
