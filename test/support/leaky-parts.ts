import type {
  ArgumentsHost,
  CallHandler,
  CanActivate,
  ExceptionFilter,
  ExecutionContext,
  NestInterceptor,
} from '@nestjs/common';
import { Catch, ForbiddenException, HttpException, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Exclude } from 'class-transformer';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';

/** What the routes answer: the same text everywhere, a secret or not. */
export const leak = { text: '', number: 0 };

export class Account {
  id = 7;
  note = leak.text;
  @Exclude() internal = 'not for clients';
  #hidden = 'private';

  get label(): string {
    return `account ${this.#hidden.length}`;
  }
}

export class OddError extends Error {}

@Injectable()
export class ThrowingGuard implements CanActivate {
  canActivate(): boolean {
    throw new ForbiddenException({ reason: leak.text, password: leak.text });
  }
}

@Injectable()
export class RefusingGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

/** A response of Express or a reply of Fastify. */
export interface AnyReply {
  status(code: number): AnyReply;
  header(name: string, value: string): AnyReply;
  type(value: string): AnyReply;
  send(body?: unknown): unknown;
  json?(body: unknown): unknown;
}

export const sendObject = (reply: AnyReply, body: unknown) =>
  reply.json ? reply.json(body) : reply.send(body);

@Catch(OddError)
export class OddErrorFilter implements ExceptionFilter {
  catch(error: OddError, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<AnyReply>().status(418);
    sendObject(reply, { odd: true, seen: error.message, sameError: error instanceof OddError });
  }
}

/** A filter as an application would register it for everything. */
@Catch(HttpException)
export class EnvelopeFilter implements ExceptionFilter {
  constructor(private readonly host: HttpAdapterHost) {}

  catch(error: HttpException, host: ArgumentsHost): void {
    const body = { envelope: true, error: error.getResponse() };
    this.host.httpAdapter.reply(host.switchToHttp().getResponse(), body, error.getStatus());
  }
}

/** What an interceptor of the application saw, and what it adds. */
export const seen: unknown[] = [];

@Injectable()
export class WatchingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((body: unknown) => {
        seen.push(body);
        const wraps = Reflect.getMetadata('watched', context.getHandler()) === true;
        return wraps ? { body, added: `by an interceptor: ${leak.text}` } : body;
      }),
    );
  }
}

/** Marks a handler whose result `WatchingInterceptor` wraps. */
export const Watched = (): MethodDecorator => (_target, _name, descriptor) => {
  Reflect.defineMetadata('watched', true, descriptor.value as object);
};
