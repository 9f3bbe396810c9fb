import {
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import { applicationHasBooted, applicationIsDown, applicationIsUp } from '../outside/active.services.js';
import { nestLoggerMasks } from '../logging/wrap-nest-logger.js';
import { LOG_CONTEXT } from '../secrets.constants.js';
import { readerOf, type SecretsService } from '../secrets.service.js';

/** What happens to secrets when an application comes up and when it is closed. */
export class SecretsLifecycle
  implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown
{
  constructor(
    private readonly service: SecretsService,
    private readonly runtime: SecretsRuntime,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    this.runtime.maskHttp(this.adapterHost);
    applicationIsUp(this.service);
  }

  onApplicationBootstrap(): void {
    applicationHasBooted(this.service);
    if (nestLoggerMasks()) return;
    new Logger(LOG_CONTEXT).warn(
      'The logger of this application masks no secrets: give it to maskLogger(), or use MaskingConsoleLogger, ' +
        'or withSecretMasking() of nestjs-secrets/pino',
    );
  }

  onModuleDestroy(): void {
    applicationIsDown(this.service);
  }

  /** The last hook: until then other classes may need secrets to close what they hold. */
  onApplicationShutdown(): void {
    const reader = readerOf(this.service);
    if (reader !== undefined) reader.close();
    else this.runtime.scope.close();
  }
}
