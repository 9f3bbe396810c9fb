/** What an application needs while it boots, and neither a script that reads outside DI nor a test of a single class. */
export { SecretsLifecycle } from '../lifecycle/secrets.lifecycle.js';
export { handlerMasking } from '../responses/handler.masking.js';
export { runBootReport } from './boot-report.run.js';
export { openRuntime } from './runtime.opening.js';
