"use strict";
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
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsCoreModule = void 0;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const secrets_masking_interceptor_js_1 = require("./responses/secrets-masking.interceptor.js");
const wrap_nest_logger_js_1 = require("./logging/wrap-nest-logger.js");
const config_1 = require("@nestjs/config");
const lazy_list_js_1 = require("./injection/lazy.list.js");
const secret_providers_js_1 = require("./injection/secret.providers.js");
const secrets_lifecycle_js_1 = require("./lifecycle/secrets.lifecycle.js");
const secrets_core_providers_js_1 = require("./secrets-core.providers.js");
const secrets_constants_js_1 = require("./secrets.constants.js");
/**
 * Owns the chain, the service, the boot report and the masking of one application. It is apart from the facade,
 * since a class that has both `forRoot` and `forFeature` would have its providers made twice.
 */
let SecretsCoreModule = SecretsCoreModule_1 = class SecretsCoreModule {
    constructor(config, interceptor) {
        (0, secrets_masking_interceptor_js_1.keepOutermost)(config, interceptor);
    }
    static setUp(options, setup) {
        return {
            module: SecretsCoreModule_1,
            global: true,
            imports: [options],
            providers: (0, lazy_list_js_1.lazyList)(() => {
                // Read when Nest scans: the application has set its logger by then, and no factory has run yet.
                (0, wrap_nest_logger_js_1.wrapNestLogger)();
                return [{ provide: secrets_constants_js_1.SECRETS_SETUP, useValue: setup }, ...(0, secret_providers_js_1.secretProviders)()];
            }),
            exports: (0, lazy_list_js_1.lazyList)(() => (0, secret_providers_js_1.secretProviders)().map(({ provide }) => provide)),
        };
    }
};
exports.SecretsCoreModule = SecretsCoreModule;
exports.SecretsCoreModule = SecretsCoreModule = SecretsCoreModule_1 = __decorate([
    (0, common_1.Module)({
        imports: [config_1.ConfigModule],
        providers: [secrets_lifecycle_js_1.SecretsLifecycle, ...secrets_core_providers_js_1.CORE_PROVIDERS],
        exports: secrets_core_providers_js_1.CORE_EXPORTS,
    }),
    __param(0, (0, common_1.Inject)(core_1.ApplicationConfig)),
    __param(1, (0, common_1.Inject)(secrets_masking_interceptor_js_1.SecretsMaskingInterceptor)),
    __metadata("design:paramtypes", [core_1.ApplicationConfig,
        secrets_masking_interceptor_js_1.SecretsMaskingInterceptor])
], SecretsCoreModule);
