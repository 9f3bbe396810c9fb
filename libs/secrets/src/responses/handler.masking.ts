import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { catchError, map, throwError } from 'rxjs';
import { type MaskingScope, maskObject } from '../masking/index.js';
import { noteResolver } from './graphql.masking.js';
import { maskYielded } from './iterable.masking.js';
import { responseRules, rulesBeside } from './response-rules.js';
import { responseState } from './response.state.js';
import type { HandlerMasking } from './secrets-masking.interceptor.js';
import { SKIP_SECRET_MASKING, type SecretMaskingSkip } from './skip-secret-masking.decorator.js';
import { maskEvent, maskEventStream } from './sse.masking.js';

/** Nest's own metadata of `@Sse()`; its constant has moved between the supported versions. */
const SSE_METADATA = '__sse__';

/**
 * Tells the last stage what a handler skips, and masks what never gets there: events of `@Sse()`, what an async
 * iterable yields, and the results and errors of WebSocket and microservice handlers. Other bodies of HTTP are
 * left alone here, so that other interceptors and serializers see what the handler returned.
 */
export function handlerMasking(scope: MaskingScope): HandlerMasking {
  const ofApplication = responseRules(scope);
  return (context: ExecutionContext, next: CallHandler): Observable<unknown> => {
    const skip = skipOf(context);
    if (context.getType<string>() === 'graphql') {
      noteResolver(context, skip);
      return next.handle();
    }
    const rules = rulesBeside(skip, ofApplication);
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
