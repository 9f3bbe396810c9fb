import { AWS_DEFAULTS } from './aws-secrets-manager.options.js';

/** The region of a provider that was given none, as the settings have it. */
export function regionOfEnvironment(): string {
  const { SECRETS_AWS_REGION, AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return SECRETS_AWS_REGION || AWS_REGION || AWS_DEFAULT_REGION || AWS_DEFAULTS.region;
}
