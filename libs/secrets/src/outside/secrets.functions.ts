import { Logger } from '@nestjs/common';
import { assembleService } from '../assembly/secrets.assembly.js';
import { awsLink, fileSettings, loadFiles } from '../assembly/settings-chain.js';
import { SecretsUnconfiguredError } from '../errors/secrets.errors.js';
import { openMaskingScope } from '../masking/index.js';
import { loadTelemetry } from '../operations/telemetry.loader.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { LOG_CONTEXT } from '../secrets.constants.js';
import type { SecretsSchema } from '../schema/schema.types.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { readerOf, type SecretsService } from '../secrets.service.js';
import { checkOptions, resolveSettings } from '../settings/secrets.settings.js';
import { processSettings } from '../settings/setting.source.js';
import { systemClock } from '../utils/clock.js';
import { activeServices, onApplicationUp } from './active.services.js';

let standIn: SecretsService | undefined;

/**
 * The service for code outside DI: the application's while exactly one is up; before that, one made from the
 * settings, which is closed when an application comes up.
 *
 * @throws SecretsUnconfiguredError when several applications are up: which one is meant only they know.
 *
 * @example
 * await getSecretsService().prefetch(['DATABASE', 'ADMIN_URL']);
 */
export function getSecretsService(): SecretsService {
  const [first, second] = activeServices();
  if (second !== undefined) {
    throw new SecretsUnconfiguredError(
      'Several applications are up in this process, so which secrets are meant is open: use app.get(SecretsService)',
    );
  }
  if (first !== undefined) return first;
  if (standIn === undefined || readerOf(standIn)?.chain.isClosed === true) {
    standIn = createSecretsService();
    onApplicationUp(closeStandIn);
  }
  return standIn;
}

// One function, which is told once: a script may close its service and ask for another one any number of times.
function closeStandIn(): void {
  if (standIn !== undefined) readerOf(standIn)?.close();
  standIn = undefined;
}

/**
 * The secret as text, or the default, or `undefined`, outside DI: in scripts, migrations, a DataSource file.
 *
 * @example
 * const url = await getSecret('DATABASE_URL', 'postgres://localhost/dev');
 */
export function getSecret(key: string): Promise<string | undefined>;
export function getSecret(key: string, defaultValue: string): Promise<string>;
export async function getSecret(key: string, defaultValue?: string): Promise<string | undefined> {
  return getSecretsService().getSecret(key, defaultValue as string);
}

/**
 * The secret parsed as JSON, outside DI; the default, or `undefined`, also when it is no JSON.
 *
 * @example
 * const { host } = await getSecretJson('DATABASE', { host: 'localhost' });
 */
export function getSecretJson<T = Record<string, unknown>>(key: string): Promise<T | undefined>;
export function getSecretJson<T>(key: string, defaultValue: T): Promise<T>;
export async function getSecretJson<T>(key: string, defaultValue?: T): Promise<T | undefined> {
  return getSecretsService().getSecretJson<T>(key, defaultValue as T);
}

/**
 * A service of one's own outside DI, from the settings and these options; close it with `await using` or
 * `[Symbol.asyncDispose]()`. An invalid setting is a `SecretsUnconfiguredError`.
 *
 * @example
 * await using secrets = createSecretsService({ env: { envFilePath: '.env.migration' } });
 */
export function createSecretsService<S extends SecretsSchema = SecretsSchema>(
  options: SecretsModuleOptions & { schema?: S } = {},
): SecretsService<S> & AsyncDisposable {
  // A link itself would tell of its own options alone.
  checkOptions(options);
  const environment = options.chain === undefined ? new EnvironmentSecretsProvider(options.env) : undefined;
  const settings = resolveSettings(options, [
    processSettings,
    ...fileSettings(options.chain ?? [environment]),
  ]);
  const chain: (SecretsProvider | undefined)[] = options.chain ?? [
    settings.provider === 'aws' ? awsLink(options, settings) : undefined,
    environment,
  ];
  const links = chain.filter((link) => link !== undefined);
  loadFiles(links);
  const output = new Logger(LOG_CONTEXT);
  return assembleService<S>(links, {
    settings,
    scope: openMaskingScope(options.masking, systemClock),
    output,
    clock: systemClock,
    schema: options.schema,
    audit: options.audit,
    telemetry: loadTelemetry(options.telemetry, output),
    random: Math.random,
  });
}
