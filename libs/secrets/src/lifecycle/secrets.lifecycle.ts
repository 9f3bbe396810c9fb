import { Inject, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import { applicationIsDown, applicationIsUp } from '../outside/active.services.js';
import { installResponseMasking } from '../responses/response-masking.js';
import { SECRETS_RUNTIME } from '../secrets.constants.js';
import { readerOf, SecretsService } from '../secrets.service.js';

/** What happens to secrets when an application comes up and when it is closed. */
export class SecretsLifecycle implements OnModuleInit, OnModuleDestroy, OnApplicationShutdown {
  constructor(
    @Inject(SecretsService) private readonly service: SecretsService,
    @Inject(SECRETS_RUNTIME) private readonly runtime: SecretsRuntime,
    @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    installResponseMasking(this.adapterHost, this.runtime.scope.rules.responses);
    applicationIsUp(this.service);
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
