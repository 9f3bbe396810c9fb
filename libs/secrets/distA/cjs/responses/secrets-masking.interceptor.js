"use strict";
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
Object.defineProperty(exports, "__esModule", { value: true });
exports.SecretsMaskingInterceptor = exports.SECRETS_RESPONSE_RULES = void 0;
exports.keepOutermost = keepOutermost;
const common_1 = require("@nestjs/common");
const rxjs_1 = require("rxjs");
const index_js_1 = require("../masking/index.js");
const response_rules_js_1 = require("./response-rules.js");
const graphql_masking_js_1 = require("./graphql.masking.js");
const iterable_masking_js_1 = require("./iterable.masking.js");
const response_state_js_1 = require("./response.state.js");
const skip_secret_masking_decorator_js_1 = require("./skip-secret-masking.decorator.js");
const sse_masking_js_1 = require("./sse.masking.js");
/** Token of the rules for response bodies. */
exports.SECRETS_RESPONSE_RULES = 'SECRETS_RESPONSE_RULES';
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
            (0, graphql_masking_js_1.noteResolver)(context, skip);
            return next.handle();
        }
        const rules = (0, response_rules_js_1.rulesBeside)(skip, this.#rules);
        const response = responseOf(context);
        if (response === undefined) {
            return next.handle().pipe((0, rxjs_1.map)((result) => (0, index_js_1.maskObject)(result, rules)), (0, rxjs_1.catchError)((error) => (0, rxjs_1.throwError)(() => (0, index_js_1.maskObject)(error, rules))));
        }
        if (skip)
            (0, response_state_js_1.responseState)(response).skip = skip;
        if (Reflect.getMetadata(SSE_METADATA, context.getHandler()) !== true) {
            return next.handle().pipe((0, rxjs_1.map)((result) => (0, iterable_masking_js_1.maskYielded)(result, rules)));
        }
        if (rules.values)
            (0, sse_masking_js_1.maskEventStream)(response);
        return next.handle().pipe((0, rxjs_1.map)((event) => (0, sse_masking_js_1.maskEvent)(event, rules)));
    }
};
exports.SecretsMaskingInterceptor = SecretsMaskingInterceptor;
exports.SecretsMaskingInterceptor = SecretsMaskingInterceptor = __decorate([
    (0, common_1.Injectable)(),
    __param(0, (0, common_1.Inject)(exports.SECRETS_RESPONSE_RULES)),
    __metadata("design:paramtypes", [Object])
], SecretsMaskingInterceptor);
/**
 * Makes an interceptor the outermost one of an application for good, so that it sees every result last, and runs
 * even where another one answers out of a cache.
 */
function keepOutermost(config, interceptor) {
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
    const [ofHandler, ofClass] = [context.getHandler(), context.getClass()].map((target) => Reflect.getMetadata(skip_secret_masking_decorator_js_1.SKIP_SECRET_MASKING, target));
    return ofHandler ?? ofClass;
}
