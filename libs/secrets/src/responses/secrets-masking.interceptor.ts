import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { catchError, map, throwError } from 'rxjs';
import type { ObjectRules } from '../masking/index.js';
import { maskObject } from '../masking/index.js';
import { rulesBeside } from './response-rules.js';
import { noteResolver } from './graphql.masking.js';
import { maskYielded } from './iterable.masking.js';
import { responseState } from './response.state.js';
import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';
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
@Injectable()
export class SecretsMaskingInterceptor implements NestInterceptor {
  readonly #rules: ObjectRules;

  /** @internal Made by the module. */
  constructor(@Inject(SECRETS_RESPONSE_RULES) rules: ObjectRules) {
    this.#rules = rules;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const skip = skipOf(context);
    if (context.getType<string>() === 'graphql') {
      noteResolver(context, skip);
      return next.handle();
    }
    const rules = rulesBeside(skip, this.#rules);
    const response = responseOf(context);
    if (response === undefined) {
      return next.handle().pipe(
        map((result: unknown) => maskObject(result, rules)),
        catchError((error: unknown) => throwError(() => maskObject(error, rules))),
      );
    }
    if (skip) responseState(response).skip = skip;
    if (Reflect.getMetadata(SSE_METADATA, context.getHandler()) !== true) {
      return next.handle().pipe(map((result) => maskYielded(result, rules)));
    }
    if (rules.values) maskEventStream(response);
    return next.handle().pipe(map((event) => maskEvent(event, rules)));
  }
}

/**
 * Makes an interceptor the outermost one of an application for good, so that it sees every result last, and runs
 * even where another one answers out of a cache.
 */
export function keepOutermost(config: ApplicationConfig, interceptor: NestInterceptor): void {
  const inOrder = config.getGlobalInterceptors.bind(config);
  // Asked whenever a handler is bound: gateways and microservices bind theirs before any hook of a module runs.
  config.getGlobalInterceptors = () => {
    const interceptors = inOrder();
    const at = interceptors.indexOf(interceptor);
    if (at > 0) interceptors.unshift(...interceptors.splice(at, 1));
    return interceptors;
  };
}

/** `undefined` outside of HTTP, also where a library runs its handlers under that type. */
function responseOf(context: ExecutionContext): object | undefined {
  if (context.getType() !== 'http') return undefined;
  const response = context.switchToHttp().getResponse<unknown>();
  return typeof response === 'object' && response !== null ? response : undefined;
}

function skipOf(context: ExecutionContext): SecretMaskingSkip | undefined {
  const [ofHandler, ofClass] = [context.getHandler(), context.getClass()].map(
    (target) => Reflect.getMetadata(SKIP_SECRET_MASKING, target) as SecretMaskingSkip | undefined,
  );
  return ofHandler ?? ofClass;
}
