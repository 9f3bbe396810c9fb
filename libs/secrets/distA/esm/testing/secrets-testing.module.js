var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var SecretsTestingModule_1;
import { Module } from '@nestjs/common';
import { TEST_CALL } from '../injection/set-up.check.js';
import { wrapNestLogger } from '../logging/wrap-nest-logger.js';
import { SECRETS_FACADE } from '../secrets.constants.js';
import { SecretsOptionsModule } from '../secrets-options.module.js';
import { SecretsCoreModule } from '../secrets-core.module.js';
import { InMemorySecretsProvider } from './in-memory-secrets.provider.js';
/**
 * Secrets for a test of single modules: everything that `SecretsModule.forRoot()` provides, over these values
 * alone, with no environment, file or network.
 *
 * @example
 * Test.createTestingModule({ imports: [SecretsTestingModule.forTest({ API_KEY: 'a value for the test' })] })
 */
let SecretsTestingModule = SecretsTestingModule_1 = class SecretsTestingModule {
    static forTest(secrets) {
        wrapNestLogger();
        const setup = { call: TEST_CALL };
        const options = SecretsOptionsModule.forRoot({ chain: [new InMemorySecretsProvider(secrets)] });
        return {
            module: SecretsTestingModule_1,
            imports: [SecretsCoreModule.setUp(options, setup)],
            providers: [{ provide: SECRETS_FACADE, useValue: setup }],
        };
    }
};
SecretsTestingModule = SecretsTestingModule_1 = __decorate([
    Module({})
], SecretsTestingModule);
export { SecretsTestingModule };
