/** What an application needs while it boots, and neither a script that reads outside DI nor a test of a single class. */
export { BootReport } from './boot.report.js';
export { configIsLoaded } from './config.loading.js';
export { loadedTwice } from './loaded-twice.js';
export { readerSource, serviceSource } from './secret.source.js';
export { SecretsRuntime } from './secrets.runtime.js';
export { checkSetUp } from './set-up.check.js';
