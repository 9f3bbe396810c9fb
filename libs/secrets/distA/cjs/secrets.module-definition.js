"use strict";
var _a;
Object.defineProperty(exports, "__esModule", { value: true });
exports.ASYNC_OPTIONS_TYPE = exports.MODULE_OPTIONS_TOKEN = exports.ConfigurableModuleClass = void 0;
const common_1 = require("@nestjs/common");
_a = new common_1.ConfigurableModuleBuilder({ optionsInjectionToken: 'SECRETS_MODULE_OPTIONS' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createSecretsOptions')
    .build(), exports.ConfigurableModuleClass = _a.ConfigurableModuleClass, exports.MODULE_OPTIONS_TOKEN = _a.MODULE_OPTIONS_TOKEN, exports.ASYNC_OPTIONS_TYPE = _a.ASYNC_OPTIONS_TYPE;
