import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { type ApplicationSecrets, chainOf, lookAt, type Subject } from './application.secrets.js';
import type { CliLogger } from './cli.logger.js';
import { type DoctorReport, summarise } from './doctor.report.js';
import { examine } from './key.report.js';
import { startProgress } from './progress.js';

/** Reads the keys through the application's own chain, and sums up what came of it. */
export async function doctor(subject: Subject, strict: boolean, logger: CliLogger): Promise<DoctorReport> {
  const progress = startProgress();
  try {
    progress.say('Looking at the application');
    const secrets = await lookAt(subject, logger);
    const { length } = secrets.keys;
    progress.say(`Reading ${length} ${length === 1 ? 'secret' : 'secrets'}`);
    // What reading brings to light is in the report.
    logger.close();
    return await read(secrets, strict);
  } finally {
    progress.done();
  }
}

async function read({ keys, preview }: ApplicationSecrets, strict: boolean): Promise<DoctorReport> {
  const { options } = preview;
  // A report needs what was read to be kept, also where the application keeps nothing.
  const runtime = await preview.makeRuntime({ ...options, cache: { ...options.cache, ttl: 3600 } });
  const chain = chainOf(runtime);
  await using service = await runtime.service(chain);
  const reports = await examine(service, keys);
  return summarise(
    chain.map(({ name }) => name),
    regionOf(chain),
    reports,
    strict,
  );
}

/** By its name rather than by its class, since the application may have loaded another copy of this package. */
function regionOf(chain: readonly SecretsProvider[]): string | null {
  const aws = chain.find(({ name }) => name === 'aws-secrets-manager') as { region?: unknown } | undefined;
  return typeof aws?.region === 'string' ? aws.region : null;
}
