export type { MountedFilesOptions } from './mounted-files.options.js';
export { MountedFilesSecretsProvider } from './mounted-files.provider.js';
