export { AwsSecretsManagerProvider } from './aws-secrets-manager.provider.js';
export type { AwsCredentials, AwsSecretsManagerClient, AwsSecretsManagerOptions, } from './aws-secrets-manager.options.js';
