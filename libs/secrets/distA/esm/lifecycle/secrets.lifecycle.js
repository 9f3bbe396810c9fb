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
import { Inject, Logger, } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { applicationHasBooted, applicationIsDown, applicationIsUp } from '../outside/active.services.js';
import { maskAdapterLogger } from '../logging/mask-adapter-logger.js';
import { responseRules } from '../responses/response-rules.js';
import { installResponseMasking } from '../responses/response-masking.js';
import { nestLoggerMasks } from '../logging/wrap-nest-logger.js';
import { LOG_CONTEXT, SECRETS_RUNTIME } from '../secrets.constants.js';
import { readerOf, SecretsService } from '../secrets.service.js';
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
        installResponseMasking(this.adapterHost, responseRules(this.runtime.scope));
        maskAdapterLogger(this.adapterHost);
        applicationIsUp(this.service);
    }
    onApplicationBootstrap() {
        applicationHasBooted(this.service);
        if (nestLoggerMasks())
            return;
        new Logger(LOG_CONTEXT).warn('The logger of this application masks no secrets: give it to maskLogger(), or use MaskingConsoleLogger, ' +
            'or withSecretMasking() of nestjs-secrets/pino');
    }
    onModuleDestroy() {
        applicationIsDown(this.service);
    }
    /** The last hook: until then other classes may need secrets to close what they hold. */
    onApplicationShutdown() {
        const reader = readerOf(this.service);
        if (reader !== undefined)
            reader.close();
        else
            this.runtime.scope.close();
    }
};
SecretsLifecycle = __decorate([
    __param(0, Inject(SecretsService)),
    __param(1, Inject(SECRETS_RUNTIME)),
    __param(2, Inject(HttpAdapterHost)),
    __metadata("design:paramtypes", [SecretsService, Function, HttpAdapterHost])
], SecretsLifecycle);
export { SecretsLifecycle };
