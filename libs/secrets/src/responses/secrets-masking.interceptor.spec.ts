import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { lastValueFrom, of, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../masking/index.js';
import { openMaskingScope } from '../masking/index.js';
import { handlerMasking } from './handler.masking.js';
import { keepOutermost } from './outermost.interceptor.js';
import { SecretsMaskingInterceptor } from './secrets-masking.interceptor.js';
import { SkipSecretMasking } from './skip-secret-masking.decorator.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

let scope: MaskingScope;
let interceptor: SecretsMaskingInterceptor;
beforeEach(() => {
  scope = openMaskingScope({});
  scope.register('API_KEY', SECRET);
  interceptor = new SecretsMaskingInterceptor(handlerMasking(scope));
});
afterEach(() => scope.close());

class Account {
  password?: string;
}

class Handlers {
  plain(): void {}
  @SkipSecretMasking('apiKey') skipping(): void {}
}

const contextOf = (type: string, args: unknown[], handler: keyof Handlers) =>
  ({
    getType: () => type,
    getHandler: () => Handlers.prototype[handler],
    getClass: () => Handlers,
    getArgByIndex: (index: number) => args[index],
    switchToHttp: () => ({ getResponse: () => args[1] }),
  }) as unknown as ExecutionContext;

const emitted = (
  result: unknown,
  type: string,
  handler: keyof Handlers = 'plain',
  args: unknown[] = [{}, {}],
) => {
  const next: CallHandler = {
    handle: () => (result instanceof Error ? throwError(() => result) : of(result)),
  };
  return lastValueFrom(interceptor.intercept(contextOf(type, args, handler), next));
};

describe('SecretsMaskingInterceptor', () => {
  it.each(['rpc', 'ws', 'of another library'])('masks results of %s, instances included', async (type) => {
    expect(await emitted({ note: SECRET, apiKey: 'x' }, type)).toEqual({ note: '****', apiKey: '****' });
    expect(await emitted(`text ${SECRET}`, type)).toBe('text ****');
    const account = await emitted(Object.assign(new Account(), { password: SECRET }), type);
    expect(account).toBeInstanceOf(Account);
    expect(account).toEqual({ password: '****' });
  });

  it.each(['rpc', 'ws'])('masks errors of %s and keeps their class', async (type) => {
    const error = new RangeError(`too large: ${SECRET}`);
    const thrown: unknown = await emitted(error, type).catch((caught: unknown) => caught);
    expect(thrown).toBeInstanceOf(RangeError);
    expect(thrown).toMatchObject({ message: 'too large: ****' });
    expect(error.message).toContain(SECRET);
  });

  it('obeys @SkipSecretMasking() there too', async () => {
    const result = { apiKey: 'shown', password: 'hidden' };
    expect(await emitted(result, 'rpc', 'skipping')).toEqual({ apiKey: 'shown', password: '****' });
  });

  it('masks what a library runs as HTTP without a response', async () => {
    expect(await emitted({ apiKey: 'shown', note: SECRET }, 'http', 'skipping', [{}])).toEqual({
      apiKey: 'shown',
      note: '****',
    });
  });

  it('hands the results of HTTP handlers and of resolvers on as they are, for the last stage to mask', async () => {
    const result = { note: SECRET };
    expect(await emitted(result, 'http')).toBe(result);
    expect(await emitted(result, 'graphql')).toBe(result);
  });

  it('survives a result that throws when it is looked at', async () => {
    const hostile = {
      get [Symbol.asyncIterator](): never {
        throw new Error(SECRET);
      },
    };
    expect(await emitted(hostile, 'http')).toBe(hostile);
    expect(await emitted(hostile, 'ws')).toBe('****');
  });
});

describe('keepOutermost', () => {
  const other = (): NestInterceptor => ({ intercept: (_context, next) => next.handle() });

  it('puts the interceptor before those that come sooner or later, and keeps their order', () => {
    const config = new ApplicationConfig();
    const [first, second, third] = [other(), other(), other()];
    keepOutermost(config, interceptor);
    config.addGlobalInterceptor(first);
    config.addGlobalInterceptor(interceptor);
    config.addGlobalInterceptor(second);
    expect(config.getGlobalInterceptors()).toEqual([interceptor, first, second]);
    config.useGlobalInterceptors(third);
    expect(config.getGlobalInterceptors()).toEqual([interceptor, first, second, third]);
  });

  it('adds no interceptor that is not registered', () => {
    const config = new ApplicationConfig();
    keepOutermost(config, interceptor);
    config.addGlobalInterceptor(other());
    expect(config.getGlobalInterceptors()).toHaveLength(1);
  });
});
