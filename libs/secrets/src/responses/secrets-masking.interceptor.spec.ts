import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { lastValueFrom, of } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MaskingScope } from '../masking/index.js';
import { openMaskingScope } from '../masking/index.js';
import { responseRules } from './response-rules.js';
import { placeOutermost, SecretsMaskingInterceptor } from './secrets-masking.interceptor.js';
import { SkipSecretMasking } from './skip-secret-masking.decorator.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

let scope: MaskingScope;
let interceptor: SecretsMaskingInterceptor;
beforeEach(() => {
  scope = openMaskingScope({});
  scope.register('API_KEY', SECRET);
  interceptor = new SecretsMaskingInterceptor(responseRules(scope));
});
afterEach(() => scope.close());

class Handlers {
  plain(): void {}
  @SkipSecretMasking('apiKey') skipping(): void {}
}

const emitted = (result: unknown, type: string, handler: keyof Handlers = 'plain') => {
  const context = {
    getType: () => type,
    getHandler: () => Handlers.prototype[handler],
    getClass: () => Handlers,
    switchToHttp: () => ({ getResponse: () => ({}) }),
  } as unknown as ExecutionContext;
  const next: CallHandler = { handle: () => of(result) };
  return lastValueFrom(interceptor.intercept(context, next));
};

describe('SecretsMaskingInterceptor', () => {
  it.each(['rpc', 'ws', 'graphql'])('masks plain results of %s', async (type) => {
    expect(await emitted({ note: SECRET, apiKey: 'x' }, type)).toEqual({ note: '****', apiKey: '****' });
    expect(await emitted(`text ${SECRET}`, type)).toBe('text ****');
  });

  it('leaves instances of classes there to serializers and resolvers', async () => {
    class Account {
      password = SECRET;
    }
    const account = new Account();
    expect(await emitted(account, 'graphql')).toBe(account);
    expect(await emitted({ account, note: SECRET }, 'graphql')).toEqual({ account, note: '****' });
  });

  it('obeys @SkipSecretMasking() there too', async () => {
    const result = { apiKey: 'shown', password: 'hidden' };
    expect(await emitted(result, 'rpc', 'skipping')).toEqual({ apiKey: 'shown', password: '****' });
  });

  it('hands the results of HTTP handlers on as they are, for the last stage to mask', async () => {
    const result = { note: SECRET };
    expect(await emitted(result, 'http')).toBe(result);
  });
});

describe('placeOutermost', () => {
  const other = (): NestInterceptor => ({ intercept: (_context, next) => next.handle() });

  it('puts the interceptor before those of the application and keeps their order', () => {
    const config = new ApplicationConfig();
    const [first, second, third] = [other(), other(), other()];
    config.useGlobalInterceptors(first);
    config.addGlobalInterceptor(second);
    config.addGlobalInterceptor(interceptor);
    config.addGlobalInterceptor(third);
    placeOutermost(config, interceptor);
    placeOutermost(config, interceptor);
    expect(config.getGlobalInterceptors()).toEqual([interceptor, first, second, third]);
  });

  it('adds no interceptor that is not registered', () => {
    const config = new ApplicationConfig();
    config.addGlobalInterceptor(other());
    placeOutermost(config, interceptor);
    expect(config.getGlobalInterceptors()).toHaveLength(1);
  });
});
