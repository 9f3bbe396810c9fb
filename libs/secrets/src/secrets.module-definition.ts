import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { SecretsModuleOptions } from './secrets.module-options.js';

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<SecretsModuleOptions>({ optionsInjectionToken: 'SECRETS_MODULE_OPTIONS' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createSecretsOptions')
    .build();
