export { InMemorySecretsProvider, type RecordedCall } from './in-memory-secrets.provider.js';
export { SecretsTestingModule } from './secrets-testing.module.js';
