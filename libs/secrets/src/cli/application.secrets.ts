import { SecretSchema } from '../schema/secret.schema.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { systemClock } from '../utils/clock.js';
import type { WantedSecret } from '../injection/wanted.secrets.js';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import { parseSecretKey } from '../keys/secret-key.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { SecretsModule } from '../secrets.module.js';
import { loadRootModule, usualApplication } from './application.file.js';
import { previewApplication, type Preview } from './application.preview.js';
import type { CliLogger } from './cli.logger.js';
import { UsageError } from './exit-codes.js';
import { type WantedKey, wantedKeys } from './wanted.keys.js';

/** What a command is told to look at. */
export interface Subject {
  /** Keys that are named by hand. */
  readonly keys: readonly string[];
  /** `file.js#ExportName` of the application's root module. */
  readonly module?: string | undefined;
}

/** The secrets of an application, or those of the settings alone. */
export interface ApplicationSecrets {
  readonly keys: readonly WantedKey[];
  /** The links as they are set up. */
  readonly chain: readonly SecretsProvider[];
  readonly preview: Preview;
}

/** Finds out which keys are meant, and how the application has set its secrets up; asks no store. */
export async function lookAt(subject: Subject, logger: CliLogger): Promise<ApplicationSecrets> {
  for (const key of subject.keys) checkKey(key);
  const file = subject.module ?? (subject.keys.length === 0 ? usualApplication() : undefined);
  if (file === undefined && subject.keys.length === 0) {
    throw new UsageError(
      'Name keys, such as API_KEY, or the compiled root module of the application: ' +
        '--module dist/app.module.js#AppModule',
    );
  }
  const root = file === undefined ? SecretsModule.forRoot() : await loadRootModule(file);
  const preview = await previewApplication(root, logger);
  const runtime = await preview.makeRuntime(preview.options);
  const chain = chainOf(runtime);
  // Made for the sake of the settings, so that a wrong one is told.
  const service = await runtime.service(chain);
  await service[Symbol.asyncDispose]();
  const wanted = await Promise.all(runtime.wanted().map((wish) => bySchema(wish, preview.options)));
  return { keys: wantedKeys(wanted, subject.keys), chain, preview };
}

/** The chain of an application; a wrong setting throws. */
export function chainOf(runtime: SecretsRuntime): SecretsProvider[] {
  const environment = runtime.environmentLink();
  return runtime.chain(runtime.awsLink(environment), environment);
}

/** Whether a secret may be missing, its schema says. */
async function bySchema(wish: WantedSecret, { schema }: SecretsModuleOptions): Promise<WantedSecret> {
  if (!wish.bySchema || schema === undefined) return wish;
  const absence = await new SecretSchema(schema, systemClock).absence(wish.key);
  const optional = absence.kind === 'value';
  return { ...wish, optional, hasDefault: optional && absence.value !== undefined };
}

function checkKey(key: string): void {
  try {
    parseSecretKey(key);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
