import { readerOf, SecretsService } from '../secrets.service.js';
import { BootReport } from './boot.report.js';
import { readerSource, type SecretsServiceLike, serviceSource } from './secret.source.js';
import type { SecretsRuntime } from './secrets.runtime.js';

/** Reads what the application wants, through its service or through what a test has put in the place of it. */
export async function runBootReport(
  runtime: SecretsRuntime,
  secrets: SecretsService | SecretsServiceLike,
): Promise<BootReport> {
  const reader = readerOf(secrets);
  const source =
    reader && secrets instanceof SecretsService ? readerSource(reader, secrets) : serviceSource(secrets);
  const report = new BootReport(source, () => runtime.wanted());
  try {
    await report.run();
  } catch (error) {
    reader?.close();
    throw error;
  }
  return report;
}
