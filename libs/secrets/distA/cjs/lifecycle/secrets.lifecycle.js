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
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsLifecycle = void 0;
const common_1 = require("@nestjs/common");
const core_1 = require("@nestjs/core");
const active_services_js_1 = require("../outside/active.services.js");
const mask_adapter_logger_js_1 = require("../logging/mask-adapter-logger.js");
const response_rules_js_1 = require("../responses/response-rules.js");
const response_masking_js_1 = require("../responses/response-masking.js");
const wrap_nest_logger_js_1 = require("../logging/wrap-nest-logger.js");
const secrets_constants_js_1 = require("../secrets.constants.js");
const secrets_service_js_1 = require("../secrets.service.js");
/** What happens to secrets when an application comes up and when it is closed. */
let SecretsLifecycle = class SecretsLifecycle {
    service;
    runtime;
    adapterHost;
    constructor(service, runtime, adapterHost) {
        this.service = service;
        this.runtime = runtime;
        this.adapterHost = adapterHost;
    }
    onModuleInit() {
        (0, response_masking_js_1.installResponseMasking)(this.adapterHost, (0, response_rules_js_1.responseRules)(this.runtime.scope));
        (0, mask_adapter_logger_js_1.maskAdapterLogger)(this.adapterHost);
        (0, active_services_js_1.applicationIsUp)(this.service);
    }
    onApplicationBootstrap() {
        (0, active_services_js_1.applicationHasBooted)(this.service);
        if ((0, wrap_nest_logger_js_1.nestLoggerMasks)())
            return;
        new common_1.Logger(secrets_constants_js_1.LOG_CONTEXT).warn('The logger of this application masks no secrets: give it to maskLogger(), or use MaskingConsoleLogger, ' +
            'or withSecretMasking() of nestjs-secrets/pino');
    }
    onModuleDestroy() {
        (0, active_services_js_1.applicationIsDown)(this.service);
    }
    /** The last hook: until then other classes may need secrets to close what they hold. */
    onApplicationShutdown() {
        const reader = (0, secrets_service_js_1.readerOf)(this.service);
        if (reader !== undefined)
            reader.close();
        else
            this.runtime.scope.close();
    }
};
exports.SecretsLifecycle = SecretsLifecycle;
exports.SecretsLifecycle = SecretsLifecycle = __decorate([
    __param(0, (0, common_1.Inject)(secrets_service_js_1.SecretsService)),
    __param(1, (0, common_1.Inject)(secrets_constants_js_1.SECRETS_RUNTIME)),
    __param(2, (0, common_1.Inject)(core_1.HttpAdapterHost)),
    __metadata("design:paramtypes", [secrets_service_js_1.SecretsService, Function, core_1.HttpAdapterHost])
], SecretsLifecycle);
