export { SecretsHealthIndicator } from './secrets-health.indicator.js';
export type { SecretsHealthOptions } from './secrets-health.options.js';
