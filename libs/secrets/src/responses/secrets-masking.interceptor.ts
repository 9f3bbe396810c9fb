import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import type { ObjectRules } from '../masking/index.js';
import { maskObject } from '../masking/index.js';
import { rulesBeside } from './response-rules.js';
import { responseState } from './response.state.js';
import type { SecretMaskingSkip } from './skip-secret-masking.decorator.js';
import { SKIP_SECRET_MASKING } from './skip-secret-masking.decorator.js';
import { maskEvent, maskEventStream } from './sse.masking.js';

/** Token of the rules for response bodies. */
export const SECRETS_RESPONSE_RULES = 'SECRETS_RESPONSE_RULES';

/** Nest's own metadata of `@Sse()`; its constant has moved between the supported versions. */
const SSE_METADATA = '__sse__';

/**
 * Tells the last stage what a handler skips, and masks what never gets there: events of `@Sse()`, and results
 * outside HTTP. Bodies of HTTP are left alone here, so that other interceptors and serializers see what the
 * handler returned. Registered by `SecretsModule.forRoot()`.
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
    const rules = rulesBeside(skip, this.#rules);
    if (context.getType() !== 'http') {
      return next
        .handle()
        .pipe(map((result: unknown) => maskObject(result, { ...rules, leaveInstances: true })));
    }
    const response = context.switchToHttp().getResponse<object>();
    if (skip) responseState(response).skip = skip;
    if (Reflect.getMetadata(SSE_METADATA, context.getHandler()) !== true) return next.handle();
    if (rules.values) maskEventStream(response);
    return next.handle().pipe(map((event) => maskEvent(event, rules)));
  }
}

/**
 * Makes an interceptor the outermost one, so that it sees every event last, and runs even where another one
 * answers out of a cache. To be called before Nest builds the routes, which read the list that is changed here.
 */
export function placeOutermost(config: ApplicationConfig, interceptor: NestInterceptor): void {
  const interceptors = config.getGlobalInterceptors();
  const at = interceptors.indexOf(interceptor);
  if (at > 0) interceptors.unshift(...interceptors.splice(at, 1));
}

function skipOf(context: ExecutionContext): SecretMaskingSkip | undefined {
  const [ofHandler, ofClass] = [context.getHandler(), context.getClass()].map(
    (target) => Reflect.getMetadata(SKIP_SECRET_MASKING, target) as SecretMaskingSkip | undefined,
  );
  return ofHandler ?? ofClass;
}
