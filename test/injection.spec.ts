import {
  Controller,
  Get,
  Injectable,
  type MiddlewareConsumer,
  Module,
  type NestMiddleware,
  Optional,
  Scope,
  UseGuards,
} from '@nestjs/common';
import { APP_GUARD, LazyModuleLoader, ModuleRef, NestFactory } from '@nestjs/core';
import { getSecretToken, InjectSecret, SecretNotFoundError, SecretsModule } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { boot } from './support/boot.js';

const chainOf = (secrets: Record<string, string>) => ({ chain: [new InMemorySecretsProvider(secrets)] });
const readsOf = (provider: InMemorySecretsProvider) =>
  provider.calls.filter(({ method }) => method === 'getSecret').map(({ key }) => key);

@Injectable()
class ByConstructor {
  constructor(@InjectSecret('API_KEY') readonly key: string) {}
}

describe('@InjectSecret', () => {
  it('injects into a constructor and into a property', async () => {
    @Injectable()
    class ByProperty {
      @InjectSecret('API_KEY') readonly key!: string;
    }
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ API_KEY: 'the key' }))],
      providers: [ByConstructor, ByProperty],
    });
    expect(app.get(ByConstructor).key).toBe('the key');
    expect(app.get(ByProperty).key).toBe('the key');
    await app.close();
  });

  it('reads each wanted key once, whatever number of classes want it', async () => {
    const store = new InMemorySecretsProvider({ API_KEY: 'the key' });
    @Injectable()
    class Another {
      constructor(@InjectSecret('API_KEY') readonly key: string) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot({ chain: [store] })],
      providers: [ByConstructor, Another],
    });
    expect(readsOf(store)).toEqual(['API_KEY']);
    await app.close();
  });

  it('does not read what is wanted by a class that no module of the application has', async () => {
    const store = new InMemorySecretsProvider({ API_KEY: 'the key' });
    @Injectable()
    class Nowhere {
      constructor(@InjectSecret('OF_NOBODY') readonly key: string) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot({ chain: [store] })],
      providers: [ByConstructor],
    });
    expect(Nowhere.name).toBe('Nowhere');
    expect(readsOf(store)).toEqual(['API_KEY']);
    await app.close();
  });

  it('injects defaults, undefined and parsed JSON', async () => {
    @Injectable()
    class Variants {
      constructor(
        @InjectSecret('NONE', { optional: true }) readonly optional: string | undefined,
        @InjectSecret('NONE', { default: 'none' }) readonly byDefault: string,
        @InjectSecret('NONE', { default: 'other' }) readonly byOtherDefault: string,
        @InjectSecret('DB', { json: true }) readonly db: { user: string },
        @InjectSecret('DB') readonly text: string,
        @InjectSecret('DB#user') readonly user: string,
        @Optional() @InjectSecret('NONE') readonly nestOptional: string | undefined,
      ) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ DB: '{"user":"app"}' }))],
      providers: [Variants],
    });
    const got = app.get(Variants);
    expect([got.optional, got.byDefault, got.byOtherDefault, got.nestOptional]).toEqual([
      undefined,
      'none',
      'other',
      undefined,
    ]);
    expect([got.db, got.text, got.user]).toEqual([{ user: 'app' }, '{"user":"app"}', 'app']);
    await app.close();
  });

  it('gives each class a JSON object of its own, the default too', async () => {
    const POOL = { max: 5 };
    const Pool = () => InjectSecret('POOL', { json: true, default: POOL });
    @Injectable()
    class One {
      constructor(
        @InjectSecret('DB', { json: true }) readonly db: { user: string },
        @Pool() readonly pool: typeof POOL,
      ) {}
    }
    @Injectable()
    class Two {
      constructor(
        @InjectSecret('DB', { json: true }) readonly db: { user: string },
        @Pool() readonly pool: typeof POOL,
      ) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ DB: '{"user":"app"}' }))],
      providers: [One, Two],
    });
    app.get(One).db.user = 'changed';
    app.get(One).pool.max = 1;
    expect(app.get(Two)).toEqual({ db: { user: 'app' }, pool: { max: 5 } });
    await app.close();
  });

  it('works in controllers, guards, global guards, middleware, request-scoped and transient classes', async () => {
    const seen: string[] = [];
    @Injectable()
    class Guard {
      constructor(@InjectSecret('GUARD_KEY') readonly key: string) {}
      canActivate = () => seen.push(this.key) > 0;
    }
    @Injectable()
    class GlobalGuard {
      constructor(@InjectSecret('GLOBAL_GUARD_KEY') readonly key: string) {}
      canActivate = () => seen.push(this.key) > 0;
    }
    @Injectable()
    class Middleware implements NestMiddleware {
      constructor(@InjectSecret('MIDDLEWARE_KEY') readonly key: string) {}
      use(_request: unknown, _response: unknown, next: () => void): void {
        seen.push(this.key);
        next();
      }
    }
    @Injectable({ scope: Scope.TRANSIENT })
    class Passing {
      constructor(@InjectSecret('TRANSIENT_KEY') readonly key: string) {}
    }
    @Injectable({ scope: Scope.REQUEST })
    class OfRequest {
      constructor(
        @InjectSecret('REQUEST_KEY') readonly key: string,
        readonly passing: Passing,
      ) {}
    }
    @Controller()
    class Routes {
      constructor(
        @InjectSecret('CONTROLLER_KEY') readonly key: string,
        readonly ofRequest: OfRequest,
      ) {}
      @Get()
      @UseGuards(Guard)
      get(): string {
        seen.push(this.key, this.ofRequest.key, this.ofRequest.passing.key);
        return 'ok';
      }
    }
    const keys = ['GUARD', 'GLOBAL_GUARD', 'MIDDLEWARE', 'TRANSIENT', 'REQUEST', 'CONTROLLER'];
    const secrets = Object.fromEntries(keys.map((key) => [`${key}_KEY`, `value of ${key}`]));
    @Module({
      imports: [SecretsModule.forRoot(chainOf(secrets))],
      controllers: [Routes],
      providers: [OfRequest, Passing, { provide: APP_GUARD, useClass: GlobalGuard }],
    })
    class App {
      configure(consumer: MiddlewareConsumer): void {
        consumer.apply(Middleware).forRoutes('{*path}');
      }
    }
    const app = await NestFactory.create(App, { logger: false, abortOnError: false });
    await app.listen(0);
    expect((await fetch(await app.getUrl())).status).toBe(200);
    expect(seen.sort()).toEqual(keys.map((key) => `value of ${key}`).sort());
    await app.close();
  });

  it('does not depend on the order of imports, nor on a file being loaded before forRoot() runs', async () => {
    const secrets = { LATE_KEY: 'late', LATE_JSON: '{"user":"app"}' };
    const root = SecretsModule.forRoot(chainOf(secrets));
    const late = import('./fixtures/late.module.js').then(({ LateModule }) => ({ module: LateModule }));
    const { LateService } = await import('./fixtures/late.module.js');
    for (const imports of [
      [root, late],
      [late, SecretsModule.forRoot(chainOf(secrets))],
    ]) {
      const app = await boot({ imports });
      expect(app.get(LateService)).toMatchObject({ key: 'late', json: { user: 'app' } });
      await app.close();
    }
  });

  it('injects into factories, as optional too', async () => {
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ API_KEY: 'the key' }))],
      providers: [
        {
          provide: 'CLIENT',
          inject: [getSecretToken('API_KEY'), { token: getSecretToken('NONE'), optional: true }],
          useFactory: (key: string, none?: string) => ({ key, none }),
        },
      ],
    });
    expect(app.get('CLIENT')).toEqual({ key: 'the key', none: undefined });
    expect(await app.resolve(getSecretToken('API_KEY'))).toBe('the key');
    await app.close();
  });

  it('keeps what was injected as it was at boot', async () => {
    const store = new InMemorySecretsProvider({ REQUEST_KEY: 'first' });
    @Injectable({ scope: Scope.TRANSIENT })
    class Later {
      constructor(@InjectSecret('REQUEST_KEY') readonly key: string) {}
    }
    const app = await boot({ imports: [SecretsModule.forRoot({ chain: [store] })], providers: [Later] });
    store.rotate('REQUEST_KEY', 'second');
    expect((await app.resolve(Later)).key).toBe('first');
    await app.close();
  });

  it('rejects what is no key where it stands', () => {
    expect(() => InjectSecret('')).toThrow(TypeError);
    expect(() => InjectSecret('a\nb')).toThrow(TypeError);
    expect(() => getSecretToken('#path')).toThrow(TypeError);
  });

  it('takes keys like those of every object', async () => {
    @Injectable()
    class Odd {
      constructor(
        @InjectSecret('__proto__', { optional: true }) readonly proto: unknown,
        @InjectSecret('constructor', { optional: true }) readonly constructor_: unknown,
        @InjectSecret('toString') readonly text: unknown,
      ) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot(chainOf({ toString: 'a value' }))],
      providers: [Odd],
    });
    expect(app.get(Odd)).toMatchObject({ text: 'a value' });
    expect([app.get(Odd).proto, app.get(Odd).constructor_]).toEqual([undefined, undefined]);
    await app.close();
  });
});

describe('the boot report', () => {
  it('names three missing secrets in one error, each with its classes', async () => {
    @Injectable()
    class Billing {
      constructor(
        @InjectSecret('BILLING_KEY') readonly a: string,
        @InjectSecret('SHARED_KEY') readonly b: string,
      ) {}
    }
    @Injectable()
    class Mailer {
      @InjectSecret('SHARED_KEY') readonly a!: string;
    }
    const failing = boot({
      imports: [SecretsModule.forRoot({ ...chainOf({}), required: ['REQUIRED_KEY'] })],
      providers: [
        Billing,
        Mailer,
        { provide: 'FACTORY', inject: [getSecretToken('SHARED_KEY')], useFactory: () => 1 },
      ],
    });
    const error = await failing.then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toBeInstanceOf(SecretNotFoundError);
    const lines = error?.message.split('\n') ?? [];
    expect(lines[0]).toContain('3 secrets');
    expect(lines.find((line) => line.includes('"BILLING_KEY"'))).toContain('wanted by Billing)');
    expect(lines.find((line) => line.includes('"SHARED_KEY"'))).toMatch(
      /wanted by (?=.*Billing)(?=.*Mailer)(?=.*FACTORY)/,
    );
    expect(lines.find((line) => line.includes('"REQUIRED_KEY"'))).toContain('required');
  });

  it('fails for JSON that is none, without showing it', async () => {
    @Injectable()
    class Wants {
      constructor(@InjectSecret('DB', { json: true, optional: true }) readonly db: unknown) {}
    }
    const text = `{"password": ${'x'.repeat(20)}`;
    const failing = boot({ imports: [SecretsModule.forRoot(chainOf({ DB: text }))], providers: [Wants] });
    await expect(failing).rejects.toMatchObject({ code: 'INVALID' });
    await expect(failing).rejects.not.toThrow(/xxx/);
  });
});

describe('lazily loaded modules', () => {
  it('get their secrets with forFeature', async () => {
    const app = await boot({ imports: [SecretsModule.forRoot(chainOf({ LAZY_KEY: 'lazy' }))] });
    const { LazyModule, LazyService } = await import('./fixtures/late.module.js');
    const module: ModuleRef = await app.get(LazyModuleLoader).load(() => LazyModule);
    expect(module.get(LazyService)).toMatchObject({ key: 'lazy', other: 'by default' });
    await app.close();
  });

  it('fail with one report of their own', async () => {
    const app = await boot({ imports: [SecretsModule.forRoot(chainOf({}))] });
    const { NeedyLazyModule } = await import('./fixtures/late.module.js');
    const failing = app.get(LazyModuleLoader).load(() => NeedyLazyModule);
    await expect(failing).rejects.toThrow(/LAZY_MISSING_1[^]*LAZY_MISSING_2/);
    await app.close();
  });
});

describe('applications in one process', () => {
  it('have secrets of their own', async () => {
    const boots = ['one', 'two'].map((value) =>
      boot({ imports: [SecretsModule.forRoot(chainOf({ API_KEY: value }))], providers: [ByConstructor] }),
    );
    const [one, two] = await Promise.all(boots);
    expect(one?.get(ByConstructor).key).toBe('one');
    expect(two?.get(ByConstructor).key).toBe('two');
    await Promise.all([one?.close(), two?.close()]);
  });

  it('cannot be set up twice: the error names both importers', async () => {
    @Module({ imports: [SecretsModule.forRoot(chainOf({}))] })
    class BillingModule {}
    const failing = boot({ imports: [SecretsModule.forRoot(chainOf({})), BillingModule] }, 'ShopModule');
    await expect(failing).rejects.toThrow(/ShopModule and BillingModule|BillingModule and ShopModule/);
    await expect(failing).rejects.toMatchObject({ code: 'UNCONFIGURED' });
  });

  it('may import one set-up in two modules', async () => {
    const root = SecretsModule.forRoot(chainOf({ API_KEY: 'the key' }));
    @Module({ imports: [root], providers: [ByConstructor], exports: [ByConstructor] })
    class BillingModule {}
    const app = await boot({ imports: [root, BillingModule] });
    expect(app.get(ByConstructor).key).toBe('the key');
    await app.close();
  });
});

it('injects secrets into a class that is provided under another token', async () => {
  const app = await boot({
    imports: [SecretsModule.forRoot(chainOf({ API_KEY: 'the key' }))],
    providers: [
      { provide: 'ALIAS', useClass: ByConstructor },
      { provide: 'CONSUMER', inject: ['ALIAS'], useFactory: (alias: ByConstructor) => alias.key },
    ],
  });
  expect(app.get('CONSUMER')).toBe('the key');
  await app.close();
});
