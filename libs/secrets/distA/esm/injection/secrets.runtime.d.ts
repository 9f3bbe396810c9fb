import type { ConfigService } from '@nestjs/config';
import type { ModuleRef, ModulesContainer } from '@nestjs/core';
import { type MaskingScope } from '../masking/index.js';
import type { AwsSecretsManagerProvider } from '../providers/aws-secrets-manager/aws-secrets-manager.provider.js';
import { EnvironmentSecretsProvider } from '../providers/environment/environment.provider.js';
import type { SecretsProvider } from '../providers/secrets-provider.interface.js';
import type { SecretsModuleOptions } from '../secrets.module-options.js';
import { SecretsService } from '../secrets.service.js';
import type { Clock } from '../utils/clock.js';
import { type SecretRequest } from './secret.token.js';
import { type WantedSecret } from './wanted.secrets.js';
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
export declare class SecretsRuntime {
    #private;
    readonly scope: MaskingScope;
    constructor(parts: RuntimeParts);
    /** Whether the settings make the chain: not with a chain of one's own, nor where a test replaced it or the service. */
    get makesChain(): boolean;
    get isServiceOverridden(): boolean;
    environmentLink(): EnvironmentSecretsProvider | undefined;
    awsLink(environment: SecretsProvider | undefined): AwsSecretsManagerProvider | undefined;
    chain(aws: SecretsProvider | undefined, environment: SecretsProvider | undefined): SecretsProvider[];
    service(chain: SecretsProvider[]): SecretsService;
    /** What the application wants and no test has decided. */
    wanted(): WantedSecret[];
    isSecretOverridden(key: string): boolean;
    /** The value that a test put in the place of a secret's token, in the form that is wanted. */
    overridingValue({ key, json, ref }: SecretRequest): Promise<unknown>;
}
