import { Logger } from '@nestjs/common';
import type { SecretReadEvent } from 'nestjs-secrets';

const logger = new Logger('Audit');

/** One line for each read: who, which key, from which link. */
export function logRead({ key, method, wantedBy, outcome, provider }: SecretReadEvent): void {
  const reader = wantedBy.join(' and ') || method;
  // No colon after the key: what follows it would be taken for its value, and masked.
  logger.log(`${reader} reads ${JSON.stringify(key)} of ${provider ?? 'no provider'} (${outcome})`);
}
