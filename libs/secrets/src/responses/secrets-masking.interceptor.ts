import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** Token of what masks the results of handlers. */
export const SECRETS_HANDLER_MASKING = 'SECRETS_HANDLER_MASKING';

export type HandlerMasking = (context: ExecutionContext, next: CallHandler) => Observable<unknown>;

/**
 * Masks the results of handlers that go through no HTTP adapter, such as events of `@Sse()`, and tells the last stage
 * what a handler skips in the others. Registered by `SecretsModule.forRoot()`.
 */
@Injectable()
export class SecretsMaskingInterceptor implements NestInterceptor {
  readonly #mask: HandlerMasking;

  /** @internal Made by the module. */
  constructor(@Inject(SECRETS_HANDLER_MASKING) mask: HandlerMasking) {
    this.#mask = mask;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return this.#mask(context, next);
  }
}
