"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var SecretsTestingModule_1;
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsTestingModule = void 0;
const common_1 = require("@nestjs/common");
const set_up_check_js_1 = require("../injection/set-up.check.js");
const wrap_nest_logger_js_1 = require("../logging/wrap-nest-logger.js");
const secrets_constants_js_1 = require("../secrets.constants.js");
const secrets_options_module_js_1 = require("../secrets-options.module.js");
const secrets_core_module_js_1 = require("../secrets-core.module.js");
const in_memory_secrets_provider_js_1 = require("./in-memory-secrets.provider.js");
/**
 * Secrets for a test of single modules: everything that `SecretsModule.forRoot()` provides, over these values
 * alone, with no environment, file or network.
 *
 * @example
 * Test.createTestingModule({ imports: [SecretsTestingModule.forTest({ API_KEY: 'a value for the test' })] })
 */
let SecretsTestingModule = SecretsTestingModule_1 = class SecretsTestingModule {
    static forTest(secrets) {
        (0, wrap_nest_logger_js_1.wrapNestLogger)();
        const setup = { call: set_up_check_js_1.TEST_CALL };
        const options = secrets_options_module_js_1.SecretsOptionsModule.forRoot({ chain: [new in_memory_secrets_provider_js_1.InMemorySecretsProvider(secrets)] });
        return {
            module: SecretsTestingModule_1,
            imports: [secrets_core_module_js_1.SecretsCoreModule.setUp(options, setup)],
            providers: [{ provide: secrets_constants_js_1.SECRETS_FACADE, useValue: setup }],
        };
    }
};
exports.SecretsTestingModule = SecretsTestingModule;
exports.SecretsTestingModule = SecretsTestingModule = SecretsTestingModule_1 = __decorate([
    (0, common_1.Module)({})
], SecretsTestingModule);
