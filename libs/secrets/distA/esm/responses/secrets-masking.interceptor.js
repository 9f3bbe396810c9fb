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
import { Inject, Injectable } from '@nestjs/common';
import { catchError, map, throwError } from 'rxjs';
import { maskObject } from '../masking/index.js';
import { rulesBeside } from './response-rules.js';
import { noteResolver } from './graphql.masking.js';
import { maskYielded } from './iterable.masking.js';
import { responseState } from './response.state.js';
import { SKIP_SECRET_MASKING } from './skip-secret-masking.decorator.js';
import { maskEvent, maskEventStream } from './sse.masking.js';
/** Token of the rules for response bodies. */
export const SECRETS_RESPONSE_RULES = 'SECRETS_RESPONSE_RULES';
/** Nest's own metadata of `@Sse()`; its constant has moved between the supported versions. */
const SSE_METADATA = '__sse__';
/**
 * Tells the last stage what a handler skips, and masks what never gets there: events of `@Sse()`, what an async
 * iterable yields, and the results and errors of WebSocket and microservice handlers. Other bodies of HTTP are
 * left alone here, so that other interceptors and serializers see what the handler returned. Registered by
 * `SecretsModule.forRoot()`.
 */
let SecretsMaskingInterceptor = class SecretsMaskingInterceptor {
    #rules;
    /** @internal Made by the module. */
    constructor(rules) {
        this.#rules = rules;
    }
    intercept(context, next) {
        const skip = skipOf(context);
        if (context.getType() === 'graphql') {
            noteResolver(context, skip);
            return next.handle();
        }
        const rules = rulesBeside(skip, this.#rules);
        const response = responseOf(context);
        if (response === undefined) {
            return next.handle().pipe(map((result) => maskObject(result, rules)), catchError((error) => throwError(() => maskObject(error, rules))));
        }
        if (skip)
            responseState(response).skip = skip;
        if (Reflect.getMetadata(SSE_METADATA, context.getHandler()) !== true) {
            return next.handle().pipe(map((result) => maskYielded(result, rules)));
        }
        if (rules.values)
            maskEventStream(response);
        return next.handle().pipe(map((event) => maskEvent(event, rules)));
    }
};
SecretsMaskingInterceptor = __decorate([
    Injectable(),
    __param(0, Inject(SECRETS_RESPONSE_RULES)),
    __metadata("design:paramtypes", [Object])
], SecretsMaskingInterceptor);
export { SecretsMaskingInterceptor };
/**
 * Makes an interceptor the outermost one of an application for good, so that it sees every result last, and runs
 * even where another one answers out of a cache.
 */
export function keepOutermost(config, interceptor) {
    const inOrder = config.getGlobalInterceptors.bind(config);
    // Asked whenever a handler is bound: gateways and microservices bind theirs before any hook of a module runs.
    config.getGlobalInterceptors = () => {
        const interceptors = inOrder();
        const at = interceptors.indexOf(interceptor);
        if (at > 0)
            interceptors.unshift(...interceptors.splice(at, 1));
        return interceptors;
    };
}
/** `undefined` outside of HTTP, also where a library runs its handlers under that type. */
function responseOf(context) {
    if (context.getType() !== 'http')
        return undefined;
    const response = context.switchToHttp().getResponse();
    return typeof response === 'object' && response !== null ? response : undefined;
}
function skipOf(context) {
    const [ofHandler, ofClass] = [context.getHandler(), context.getClass()].map((target) => Reflect.getMetadata(SKIP_SECRET_MASKING, target));
    return ofHandler ?? ofClass;
}
