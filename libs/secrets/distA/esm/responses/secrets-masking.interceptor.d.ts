import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import type { Observable } from 'rxjs';
import type { ObjectRules } from '../masking/index.js';
/** Token of the rules for response bodies. */
export declare const SECRETS_RESPONSE_RULES = "SECRETS_RESPONSE_RULES";
/**
 * Tells the last stage what a handler skips, and masks what never gets there: events of `@Sse()`, what an async
 * iterable yields, and the results and errors of WebSocket and microservice handlers. Other bodies of HTTP are
 * left alone here, so that other interceptors and serializers see what the handler returned. Registered by
 * `SecretsModule.forRoot()`.
 */
export declare class SecretsMaskingInterceptor implements NestInterceptor {
    #private;
    /** @internal Made by the module. */
    constructor(rules: ObjectRules);
    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown>;
}
/**
 * Makes an interceptor the outermost one of an application for good, so that it sees every result last, and runs
 * even where another one answers out of a cache.
 */
export declare function keepOutermost(config: ApplicationConfig, interceptor: NestInterceptor): void;
