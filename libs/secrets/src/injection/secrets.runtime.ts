import { Logger, type NestInterceptor } from '@nestjs/common';
import type { ConfigService } from '@nestjs/config';
import type { ApplicationConfig, HttpAdapterHost, ModuleRef, ModulesContainer } from '@nestjs/core';
import { loadCachedLinks } from '../assembly/cached-links.js';
import { assembleService } from '../assembly/secrets.assembly.js';
import { awsLink, describeChain, fileSettings, loadFiles } from '../assembly/settings-chain.js';
import { maskAdapterLogger } from '../logging/mask-adapter-logger.js';
import { type MaskingScope, openMaskingScope } from '../masking/index.js';
import { loadTelemetry } from '../operations/telemetry.loader.js';
import type { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import { PROVIDERS } from '../providers/provider.rules.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import { keepOutermost } from '../responses/outermost.interceptor.js';
import { installResponseMasking } from '../responses/response-masking.js';
import { responseRules } from '../responses/response-rules.js';
import { LOG_CONTEXT, SECRETS_RUNTIME } from '../secrets.constants.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { SecretsService } from '../secrets.service.js';
import { SECRETS_CHAIN } from '../secrets.tokens.js';
import { checkOptions, resolveSettings, type SecretsSettings } from '../settings/secrets.settings.js';
import { processSettings, type SettingSource } from '../settings/setting.source.js';
import { assertOptions } from '../utils/assert-options.js';
import type { Clock } from '../utils/clock.js';
import { type ContainerModule, modulesOf } from './container.reader.js';
import { isOverridden } from './own-factories.js';
import { overridingValue } from './overriding.value.js';
import { getSecretToken, type SecretRequest } from './secret.token.js';
import { type WantedSecret, wantedSecrets } from './wanted.secrets.js';

export interface RuntimeParts {
  readonly options: SecretsModuleOptions;
  /** Absent where the process' settings must not matter: in tests of single modules. */
  readonly config: ConfigService | undefined;
  readonly container: ModulesContainer;
  readonly moduleRef: ModuleRef;
  readonly clock: Clock;
  readonly random: () => number;
}

/** What the factories of the core module share: the settings, and what a test has put in the place of what. */
export class SecretsRuntime {
  readonly scope: MaskingScope;
  readonly #parts: RuntimeParts;
  readonly #module: ContainerModule | undefined;
  readonly #logger = new Logger(LOG_CONTEXT);

  constructor(parts: RuntimeParts) {
    this.#parts = parts;
    this.#module = modulesOf(parts.container).find(({ providers }) => providers.has(SECRETS_RUNTIME));
    this.scope = openMaskingScope(parts.options.masking, parts.clock);
  }

  environmentLink(): EnvironmentSecretsProvider | undefined {
    if (!this.#makesChain) return undefined;
    // The link itself would tell of its own options alone.
    checkOptions(this.#parts.options);
    return new EnvironmentSecretsProvider(this.#parts.options.env);
  }

  awsLink(environment: SecretsProvider | undefined): AwsSecretsManagerProvider | undefined {
    if (!this.#makesChain) return undefined;
    const settings = this.#settings([environment]);
    return settings.provider === 'aws' ? awsLink(this.#parts.options, settings) : undefined;
  }

  chain(aws: SecretsProvider | undefined, environment: SecretsProvider | undefined): SecretsProvider[] {
    const { chain } = this.#parts.options;
    if (chain !== undefined || !this.#makesChain) return chain ?? [];
    // A test may have put something in the place of AWS that the settings do not ask for.
    const first = this.#settings([environment]).provider === 'aws' ? aws : undefined;
    return [first, environment].filter((link) => link !== undefined);
  }

  async service(chain: SecretsProvider[]): Promise<SecretsService> {
    // Before anything looks into the chain, and by the name under which it was given.
    if (this.#isOverridden(SECRETS_CHAIN)) assertOptions('SECRETS_CHAIN', chain ?? null, PROVIDERS);
    else checkOptions(this.#parts.options);
    await loadCachedLinks(chain);
    const settings = this.#settings(chain);
    const service = assembleService(chain, {
      ...this.#parts,
      schema: this.#parts.options.schema,
      audit: this.#parts.options.audit,
      telemetry: loadTelemetry(this.#parts.options.telemetry, this.#logger),
      settings,
      scope: this.scope,
      output: this.#logger,
    });
    loadFiles(chain);
    this.#logger.log(describeChain(chain, settings));
    return service;
  }

  /** What the application wants and no test has decided. */
  wanted(): WantedSecret[] {
    const { container, options } = this.#parts;
    const { required = [], schema = {} } = options;
    const described = Object.keys(schema).map((key) => ({ ...REQUIRED, key, by: SCHEMA, bySchema: true }));
    const listed = required.map((key) => ({ ...REQUIRED, key }));
    return [...wantedSecrets(container), ...listed, ...described].filter(
      ({ key }) => !this.isSecretOverridden(key),
    );
  }

  /** Masks what this server answers, and what it logs itself. */
  maskHttp(adapterHost: HttpAdapterHost): void {
    installResponseMasking(adapterHost, responseRules(this.scope));
    maskAdapterLogger(adapterHost);
  }

  /** Has this interceptor of the application run before all others, now and later. */
  keepOutermost(config: ApplicationConfig, interceptor: NestInterceptor): void {
    keepOutermost(config, interceptor);
  }

  isSecretOverridden(key: string): boolean {
    return this.#isOverridden(getSecretToken(key));
  }

  /** The value that a test put in the place of a secret's token, in the form that is wanted. */
  overridingValue(request: SecretRequest): Promise<unknown> {
    return overridingValue(request, this.#parts.moduleRef);
  }

  /** Whether the settings make the chain: not with a chain of one's own, nor where a test replaced it or the service. */
  get #makesChain(): boolean {
    const isReplaced = this.#isOverridden(SECRETS_CHAIN) || this.#isOverridden(SecretsService);
    return this.#parts.options.chain === undefined && !isReplaced;
  }

  #settings(links: readonly (SecretsProvider | undefined)[]): SecretsSettings {
    const { options, config } = this.#parts;
    // A test's stand-in for `ConfigService` may have less than the real one.
    const read: SettingSource =
      typeof config?.get === 'function' ? (name) => config.get(name) : processSettings;
    const sources: SettingSource[] = config === undefined ? [] : [read];
    if (config !== undefined) sources.push(...fileSettings(links));
    if (!this.#isOverridden(SECRETS_CHAIN)) return resolveSettings(options, sources);
    // The chain is a test's: which one the settings would have made does not matter any more.
    const { chain: _, ...rest } = options;
    return resolveSettings({ ...rest, provider: 'env' }, sources);
  }

  #isOverridden(token: Parameters<typeof isOverridden>[1]): boolean {
    return this.#module !== undefined && isOverridden(this.#module, token);
  }
}

const SCHEMA = "SecretsModule's option schema";

const REQUIRED = {
  json: false,
  optional: false,
  hasDefault: false,
  default: undefined,
  ref: false,
  by: "SecretsModule's option required",
};
