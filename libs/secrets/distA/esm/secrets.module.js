var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var SecretsModule_1;
import { Module } from '@nestjs/common';
import { getSecretToken } from './injection/secret.token.js';
import { lazyList } from './injection/lazy.list.js';
import { secretProviders } from './injection/secret.providers.js';
import { ROOT_CALL } from './injection/set-up.check.js';
import { wrapNestLogger } from './logging/wrap-nest-logger.js';
import { SecretsCoreModule } from './secrets-core.module.js';
import { SecretsOptionsModule } from './secrets-options.module.js';
import { SECRETS_FACADE } from './secrets.constants.js';
/**
 * Sets up the secrets of an application, once, in its root module. Everything it provides is global.
 *
 * @example
 * @Module({ imports: [SecretsModule.forRoot()] })
 * export class AppModule {}
 */
let SecretsModule = SecretsModule_1 = class SecretsModule {
    /** Sets up with the settings and these options; a wrong one fails the boot with one error. */
    static forRoot(options = {}) {
        return facade(SecretsOptionsModule.forRoot(options));
    }
    /** The same with options that are made by a factory or a class, which may inject what `imports` exports. */
    static forRootAsync(options) {
        return facade(SecretsOptionsModule.forRootAsync(options));
    }
    /** The secrets that classes of a lazily loaded module inject; other modules need nothing. */
    static forFeature(keys) {
        for (const key of keys)
            getSecretToken(key);
        return {
            module: SecretsModule_1,
            providers: lazyList(() => secretProviders(keys)),
            exports: lazyList(() => secretProviders(keys).map(({ provide }) => provide)),
        };
    }
};
SecretsModule = SecretsModule_1 = __decorate([
    Module({})
], SecretsModule);
export { SecretsModule };
function facade(options) {
    // Now, so that what Nest prints when the boot fails is masked too.
    wrapNestLogger();
    const setup = { call: ROOT_CALL };
    return {
        module: SecretsModule,
        imports: [SecretsCoreModule.setUp(options, setup)],
        providers: [{ provide: SECRETS_FACADE, useValue: setup }],
    };
}
