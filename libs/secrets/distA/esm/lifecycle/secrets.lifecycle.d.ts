import { type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { SecretsRuntime } from '../injection/secrets.runtime.js';
import { SecretsService } from '../secrets.service.js';
/** What happens to secrets when an application comes up and when it is closed. */
export declare class SecretsLifecycle implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
    private readonly service;
    private readonly runtime;
    private readonly adapterHost;
    constructor(service: SecretsService, runtime: SecretsRuntime, adapterHost: HttpAdapterHost);
    onModuleInit(): void;
    onApplicationBootstrap(): void;
    onModuleDestroy(): void;
    /** The last hook: until then other classes may need secrets to close what they hold. */
    onApplicationShutdown(): void;
}
