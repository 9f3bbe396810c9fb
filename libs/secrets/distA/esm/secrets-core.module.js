var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
var SecretsCoreModule_1;
import { Inject, Module } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { keepOutermost, SecretsMaskingInterceptor } from './responses/secrets-masking.interceptor.js';
import { wrapNestLogger } from './logging/wrap-nest-logger.js';
import { ConfigModule } from '@nestjs/config';
import { lazyList } from './injection/lazy.list.js';
import { secretProviders } from './injection/secret.providers.js';
import { SecretsLifecycle } from './lifecycle/secrets.lifecycle.js';
import { CORE_EXPORTS, CORE_PROVIDERS } from './secrets-core.providers.js';
import { SECRETS_SETUP } from './secrets.constants.js';
/**
 * Owns the chain, the service, the boot report and the masking of one application. It is apart from the facade,
 * since a class that has both `forRoot` and `forFeature` would have its providers made twice.
 */
let SecretsCoreModule = SecretsCoreModule_1 = class SecretsCoreModule {
    constructor(config, interceptor) {
        keepOutermost(config, interceptor);
    }
    static setUp(options, setup) {
        return {
            module: SecretsCoreModule_1,
            global: true,
            imports: [options],
            providers: lazyList(() => {
                // Read when Nest scans: the application has set its logger by then, and no factory has run yet.
                wrapNestLogger();
                return [{ provide: SECRETS_SETUP, useValue: setup }, ...secretProviders()];
            }),
            exports: lazyList(() => secretProviders().map(({ provide }) => provide)),
        };
    }
};
SecretsCoreModule = SecretsCoreModule_1 = __decorate([
    Module({
        imports: [ConfigModule],
        providers: [SecretsLifecycle, ...CORE_PROVIDERS],
        exports: CORE_EXPORTS,
    }),
    __param(0, Inject(ApplicationConfig)),
    __param(1, Inject(SecretsMaskingInterceptor)),
    __metadata("design:paramtypes", [ApplicationConfig,
        SecretsMaskingInterceptor])
], SecretsCoreModule);
export { SecretsCoreModule };
