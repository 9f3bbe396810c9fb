import { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import type { SecretsSettings } from '../settings/secrets.settings.js';
import type { SettingSource } from '../settings/setting.source.js';

export function awsLink(
  options: SecretsModuleOptions,
  { region }: SecretsSettings,
): AwsSecretsManagerProvider {
  return new AwsSecretsManagerProvider({ ...options.aws, region });
}

/** Settings may stand in the `.env` of the environment link, if the chain has one. */
export function fileSettings(links: readonly (SecretsProvider | undefined)[]): SettingSource[] {
  return links
    .filter((link) => link instanceof EnvironmentSecretsProvider)
    .map((link) => (name: string) => link.fromFile(name));
}

/** Reads the `.env` of the chain's environment links, so that one that cannot be used stops the boot. */
export function loadFiles(links: readonly (SecretsProvider | undefined)[]): void {
  for (const link of links) if (link instanceof EnvironmentSecretsProvider) link.load();
}

/** The line that a boot prints: what is asked, where, and how long it is kept. */
export function describeChain(chain: readonly SecretsProvider[], { region, ttl }: SecretsSettings): string {
  const links = chain.map((link) =>
    link instanceof AwsSecretsManagerProvider ? `${link.name} (${link.region ?? region})` : link.name,
  );
  const fresh = ttl === 0 ? 'not cached' : `cached for ${ttl} s`;
  return `Secrets come from ${links.join(', then ') || 'no provider'}; ${fresh}`;
}
