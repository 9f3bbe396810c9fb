import { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
export function awsLink(options, { region }) {
    return new AwsSecretsManagerProvider({ ...options.aws, region });
}
/** Settings may stand in the `.env` of the environment link, if the chain has one. */
export function fileSettings(links) {
    return links
        .filter((link) => link instanceof EnvironmentSecretsProvider)
        .map((link) => (name) => link.fromFile(name));
}
/** Reads the `.env` of the chain's environment links, so that one that cannot be used stops the boot. */
export function loadFiles(links) {
    for (const link of links)
        if (link instanceof EnvironmentSecretsProvider)
            link.load();
}
/** The line that a boot prints: what is asked, where, and how long it is kept. */
export function describeChain(chain, { region, ttl }) {
    const aws = chain.find((link) => link instanceof AwsSecretsManagerProvider);
    const where = aws === undefined ? region : (aws.region ?? 'that of its client');
    const names = chain.map(({ name }) => name).join(', then ') || 'no provider';
    return `Secrets come from ${names}; AWS region ${where}, TTL ${ttl} s`;
}
