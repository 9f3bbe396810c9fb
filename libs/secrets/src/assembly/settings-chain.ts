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
  const aws = chain.find((link) => link instanceof AwsSecretsManagerProvider);
  const where = aws === undefined ? region : (aws.region ?? 'that of its client');
  const names = chain.map(({ name }) => name).join(', then ') || 'no provider';
  return `Secrets come from ${names}; AWS region ${where}, TTL ${ttl} s`;
}
