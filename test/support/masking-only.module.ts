import type { DynamicModule, MiddlewareConsumer, NestModule, OnModuleInit } from '@nestjs/common';
import { Inject, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { maskAdapterLogger } from '../../libs/secrets/src/logging/mask-adapter-logger.js';
import { wrapNestLogger } from '../../libs/secrets/src/logging/wrap-nest-logger.js';
import type { MaskingOptions, MaskingScope } from '../../libs/secrets/src/masking/index.js';
import { openMaskingScope } from '../../libs/secrets/src/masking/index.js';
import { installResponseMasking } from '../../libs/secrets/src/responses/response-masking.js';
import { responseRules } from '../../libs/secrets/src/responses/response-rules.js';
import {
  placeOutermost,
  SecretsMaskingInterceptor,
} from '../../libs/secrets/src/responses/secrets-masking.interceptor.js';

const SCOPE = 'MASKING_SCOPE';

/** The masking of the core module alone, with these secrets as if the service had returned them. */
@Module({})
export class MaskingOnlyModule implements NestModule, OnModuleInit {
  constructor(
    @Inject(SCOPE) private readonly scope: MaskingScope,
    private readonly host: HttpAdapterHost,
    private readonly config: ApplicationConfig,
    private readonly interceptor: SecretsMaskingInterceptor,
  ) {}

  static forRoot(secrets: Record<string, string>, options: MaskingOptions = {}): DynamicModule {
    wrapNestLogger();
    return {
      module: MaskingOnlyModule,
      global: true,
      providers: [
        {
          provide: SCOPE,
          useFactory: () => {
            wrapNestLogger();
            const scope = openMaskingScope(options);
            for (const [key, value] of Object.entries(secrets)) scope.register(key, value);
            return scope;
          },
        },
        {
          provide: SecretsMaskingInterceptor,
          inject: [SCOPE],
          useFactory: (scope: MaskingScope) => new SecretsMaskingInterceptor(responseRules(scope)),
        },
        { provide: APP_INTERCEPTOR, useExisting: SecretsMaskingInterceptor },
      ],
    };
  }

  configure(_consumer: MiddlewareConsumer): void {
    placeOutermost(this.config, this.interceptor);
  }

  onModuleInit(): void {
    installResponseMasking(this.host, responseRules(this.scope));
    maskAdapterLogger(this.host);
  }

  onModuleDestroy(): void {
    this.scope.close();
  }
}
