export { MountedFilesSecretsProvider } from './mounted-files.provider.js';
