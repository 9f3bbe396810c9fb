"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var SecretsModule_1;
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsModule = void 0;
const common_1 = require("@nestjs/common");
const secret_token_js_1 = require("./injection/secret.token.js");
const lazy_list_js_1 = require("./injection/lazy.list.js");
const secret_providers_js_1 = require("./injection/secret.providers.js");
const set_up_check_js_1 = require("./injection/set-up.check.js");
const wrap_nest_logger_js_1 = require("./logging/wrap-nest-logger.js");
const secrets_core_module_js_1 = require("./secrets-core.module.js");
const secrets_options_module_js_1 = require("./secrets-options.module.js");
const secrets_constants_js_1 = require("./secrets.constants.js");
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
        return facade(secrets_options_module_js_1.SecretsOptionsModule.forRoot(options));
    }
    /** The same with options that are made by a factory or a class, which may inject what `imports` exports. */
    static forRootAsync(options) {
        return facade(secrets_options_module_js_1.SecretsOptionsModule.forRootAsync(options));
    }
    /** The secrets that classes of a lazily loaded module inject; other modules need nothing. */
    static forFeature(keys) {
        for (const key of keys)
            (0, secret_token_js_1.getSecretToken)(key);
        return {
            module: SecretsModule_1,
            providers: (0, lazy_list_js_1.lazyList)(() => (0, secret_providers_js_1.secretProviders)(keys)),
            exports: (0, lazy_list_js_1.lazyList)(() => (0, secret_providers_js_1.secretProviders)(keys).map(({ provide }) => provide)),
        };
    }
};
exports.SecretsModule = SecretsModule;
exports.SecretsModule = SecretsModule = SecretsModule_1 = __decorate([
    (0, common_1.Module)({})
], SecretsModule);
function facade(options) {
    // Now, so that what Nest prints when the boot fails is masked too.
    (0, wrap_nest_logger_js_1.wrapNestLogger)();
    const setup = { call: set_up_check_js_1.ROOT_CALL };
    return {
        module: SecretsModule,
        imports: [secrets_core_module_js_1.SecretsCoreModule.setUp(options, setup)],
        providers: [{ provide: secrets_constants_js_1.SECRETS_FACADE, useValue: setup }],
    };
}
