export { AwsSecretsManagerProvider } from './aws-secrets-manager.provider.js';
