/** The name of this link in logs and errors. */
export const PROVIDER = 'aws-secrets-manager';
