import { ConfigurableModuleBuilder } from '@nestjs/common';
export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, ASYNC_OPTIONS_TYPE } = new ConfigurableModuleBuilder({ optionsInjectionToken: 'SECRETS_MODULE_OPTIONS' })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createSecretsOptions')
    .build();
