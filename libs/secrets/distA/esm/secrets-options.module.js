var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
import { Module } from '@nestjs/common';
import { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } from './secrets.module-definition.js';
/**
 * Makes the options, apart from the core: the core imports `ConfigModule` bare, and a factory that injects
 * `ConfigService` must get the application's, which waits for its asynchronous `load`.
 */
let SecretsOptionsModule = class SecretsOptionsModule extends ConfigurableModuleClass {
};
SecretsOptionsModule = __decorate([
    Module({ exports: [MODULE_OPTIONS_TOKEN] })
], SecretsOptionsModule);
export { SecretsOptionsModule };
