import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type } from 'arktype';
import {
  createSecretsService,
  defineSecrets,
  InjectSecret,
  maskSecrets,
  type SecretsProvider,
  type SecretsSchema,
  SecretsModule,
  SecretsService,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boot } from '../support/boot.js';
import { isolateEnvironment } from '../support/environment.js';
import { serviceUnderTest } from '../support/service-under-test.js';

const chainOf = (secrets: Record<string, string>): SecretsProvider[] => [
  new InMemorySecretsProvider(secrets),
];
const bootWith = (
  schema: SecretsSchema,
  secrets: Record<string, string>,
  more: { required?: string[] } = {},
) => boot({ imports: [SecretsModule.forRoot({ schema, chain: chainOf(secrets), ...more })] });
const errorOf = async (running: Promise<unknown>): Promise<Error & { code?: string }> => {
  try {
    await running;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not reject');
};

const DATABASE = z.object({
  host: z.string(),
  port: z.number(),
  tls: z.object({ mode: z.enum(['on', 'off']) }),
});
const GOOD = JSON.stringify({ host: 'db.example', port: 5432, tls: { mode: 'on' } });

describe('the schema of an application', () => {
  it('says of a secret that is too deep to be copied that it does not fit, as of any other', async () => {
    const deep = '['.repeat(30_000) + '"a value"' + ']'.repeat(30_000);
    const secrets = createSecretsService({ chain: chainOf({ DATABASE: deep }), schema: { DATABASE } });
    expect(await errorOf(secrets.getSecretJson('DATABASE'))).toMatchObject({ name: 'SecretInvalidError' });
    await secrets[Symbol.asyncDispose]();
  });

  it('lets it boot when every secret fits, and gives what the validators make of JSON', async () => {
    const schema = {
      API_KEY: v.pipe(v.string(), v.minLength(5)),
      DATABASE: DATABASE.extend({ pool: z.number().default(4) }),
      MAIL: type({ from: 'string' }),
      PORT: z.coerce.number(),
    };
    const app = await bootWith(schema, {
      API_KEY: 'long enough',
      DATABASE: GOOD,
      MAIL: '{"from":"a"}',
      PORT: '80',
    });
    const secrets = app.get<SecretsService<typeof schema>>(SecretsService);
    expect(await secrets.getSecret('API_KEY')).toBe('long enough');
    expect(await secrets.getSecretJson('DATABASE')).toEqual({ ...(JSON.parse(GOOD) as object), pool: 4 });
    expect(await secrets.getSecretJson('PORT')).toBe(80);
    expect(await secrets.getSecret('PORT')).toBe('80');
    await app.close();
  });

  it('tells everything that is wrong in one error, beside what is required and injected', async () => {
    @Injectable()
    class Consumer {
      constructor(@InjectSecret('INJECTED') readonly injected: string) {}
    }
    const schema = {
      SHORT: z.string().min(20),
      MISSING: z.string(),
      DATABASE,
      OPTIONAL: z.string().optional(),
    };
    const chain = chainOf({ SHORT: 'too-short', DATABASE: '{"host":"db.example","port":"x","tls":{}}' });
    const error = await errorOf(
      boot({
        imports: [SecretsModule.forRoot({ schema, chain, required: ['REQUIRED', 'MISSING'] })],
        providers: [Consumer],
      }),
    );
    expect(error.code).toBe('INVALID');
    expect(error.message.split('\n').slice(1)).toEqual([
      `  - Secret "DATABASE" cannot be used: it does not fit its schema at port, tls.mode (wanted by SecretsModule's option schema)`,
      '  - Secret "INJECTED" is in no provider (in-memory) (wanted by Consumer)',
      `  - Secret "MISSING" is in no provider (in-memory) (wanted by SecretsModule's option required, SecretsModule's option schema)`,
      `  - Secret "REQUIRED" is in no provider (in-memory) (wanted by SecretsModule's option required)`,
      `  - Secret "SHORT" cannot be used: it does not fit its schema (wanted by SecretsModule's option schema)`,
    ]);
  });

  it('gives what it says of a missing secret: nothing, or its default', async () => {
    const schema = {
      DSN: z.string().optional(),
      LEVEL: z.string().default('info'),
      POOL: z.object({}).default({}),
    };
    const app = await bootWith(schema, {});
    const secrets = app.get<SecretsService<typeof schema>>(SecretsService);
    expect(await secrets.getSecret('DSN')).toBeUndefined();
    expect(await secrets.getSecret('DSN', 'mine')).toBe('mine');
    expect(await secrets.getSecret('LEVEL')).toBe('info');
    expect(await secrets.getSecretJson('POOL')).toEqual({});
    await app.close();
  });

  it('makes no secret of nothing, as a validator does that coerces', async () => {
    const error = await errorOf(bootWith({ TOKEN: z.coerce.string() }, {}));
    expect(error.message).toContain('Secret "TOKEN" is in no provider');
  });

  it('gives each caller a default of its own', async () => {
    const { service } = serviceUnderTest(chainOf({}), {
      schema: { POOL: z.object({ hosts: z.array(z.string()) }).default({ hosts: [] }) },
    });
    const one = (await service.getSecretJson('POOL')) as { hosts: string[] };
    one.hosts.push('mine');
    expect(await service.getSecretJson('POOL')).toEqual({ hosts: [] });
  });

  it('gives what a validator of a text makes of one that is JSON', async () => {
    const list = z.string().transform((text) => (JSON.parse(text) as unknown[]).map(String));
    const { service } = serviceUnderTest(chainOf({ LIST: '{"0":1}', PORTS: '[80,443]' }), {
      schema: { PORTS: list, LIST: z.string() },
    });
    expect(await service.getSecretJson('PORTS')).toEqual(['80', '443']);
    expect(await service.getSecretJson('LIST')).toEqual({ 0: 1 });
  });

  it('masks what a validator has made of a secret, and not what it gives in the place of one', async () => {
    const decoded = z.string().transform((text) => Buffer.from(text, 'base64').toString());
    const signing = { password: 'made by a schema alone', host: 'kept.of-a-schema.example' };
    const encoded = { ...signing, password: Buffer.from(signing.password).toString('base64') };
    const schema = {
      SIGNING: z.object({ password: decoded, host: z.string() }),
      TEXT: z.array(z.string()).transform((parts) => parts.join(' and ')),
      COUNTED: z.string().transform((text) => ({ id: 7n, password: Buffer.from(text, 'base64').toString() })),
      LATER: z.object({ password: z.string() }).default({ password: 'for development 1' }),
    };
    const secrets = {
      SIGNING: JSON.stringify(encoded),
      TEXT: '["first-half","second-half"]',
      COUNTED: JSON.stringify(Buffer.from('made beside a number 1').toString('base64')),
    };
    await using service = createSecretsService({ chain: chainOf(secrets), schema });
    expect(await service.getSecretJson('SIGNING')).toEqual(signing);
    expect(maskSecrets(`with ${signing.password}`)).toBe('with ****');
    expect(maskSecrets(`at ${signing.host}`)).toBe(`at ${signing.host}`);
    expect(maskSecrets(`with ${encoded.password}`)).toBe('with ****');
    expect(maskSecrets(`with ${String(await service.getSecretJson('TEXT'))}`)).toBe('with ****');
    expect(await service.getSecretJson('COUNTED')).toMatchObject({ id: 7n });
    expect(maskSecrets('with made beside a number 1')).toBe('with ****');
    expect(await service.getSecretJson('LATER')).toEqual({ password: 'for development 1' });
    expect(maskSecrets('with for development 1')).toBe('with for development 1');
  });

  it('injects instances that a validator has made', async () => {
    @Injectable()
    class Consumer {
      constructor(
        @InjectSecret('SIGNER', { json: true }) readonly signer: { url: URL; sign: () => string },
      ) {}
    }
    const schema = {
      SIGNER: z
        .object({ url: z.string() })
        .transform(({ url }) => ({ url: new URL(url), sign: () => 'signed' })),
    };
    const chain = chainOf({ SIGNER: '{"url":"https://sign.example/"}' });
    const app = await boot({ imports: [SecretsModule.forRoot({ schema, chain })], providers: [Consumer] });
    expect(app.get(Consumer).signer.url.hostname).toBe('sign.example');
    expect(app.get(Consumer).signer.sign()).toBe('signed');
    await app.close();
  });

  it('checks a field by a schema of its own', async () => {
    const { service } = serviceUnderTest(chainOf({ DATABASE: GOOD }), {
      schema: { 'DATABASE#host': z.string().max(3), DATABASE },
    });
    expect(await errorOf(service.getSecret('DATABASE#host'))).toMatchObject({ code: 'INVALID' });
    expect(await service.getSecret('DATABASE#port')).toBe('5432');
    // Validators are about texts and JSON.
    expect(await service.getSecretBinary('DATABASE#host')).toEqual(new TextEncoder().encode('db.example'));
  });

  it('checks a value that is injected, in its form', async () => {
    @Injectable()
    class Consumer {
      constructor(@InjectSecret('DATABASE', { json: true }) readonly database: { port: number }) {}
    }
    const app = await boot({
      imports: [SecretsModule.forRoot({ schema: { DATABASE }, chain: chainOf({ DATABASE: GOOD }) })],
      providers: [Consumer],
    });
    expect(app.get(Consumer).database.port).toBe(5432);
    await app.close();
  });

  it('reads each key once', async () => {
    const store = new InMemorySecretsProvider({ API_KEY: 'long enough', DATABASE: GOOD });
    const app = await boot({
      imports: [
        SecretsModule.forRoot({
          schema: { API_KEY: z.string(), DATABASE },
          chain: [store],
          required: ['API_KEY'],
        }),
      ],
    });
    expect(store.calls.filter(({ method }) => method === 'getSecret')).toHaveLength(2);
    await app.close();
  });
});

describe('a rotated value that does not fit', () => {
  it('is refused where the key is required, told once, and forgotten when the next one fits', async () => {
    const store = new InMemorySecretsProvider({ API_KEY: 'long-enough-at-first', DATABASE: GOOD });
    const schema = { API_KEY: z.string().min(10), DATABASE };
    const { service, log } = serviceUnderTest([store], { schema });
    expect(await service.getSecret('API_KEY')).toBe('long-enough-at-first');
    store.rotate('API_KEY', 'too-short');
    store.rotate('DATABASE', '{"host":7}');
    await service.refresh();
    for (const read of [
      () => service.getSecret('API_KEY'),
      () => service.getSecretOrThrow('API_KEY'),
      () => service.ref('API_KEY').get(),
      () => service.getSecretJson('DATABASE'),
    ]) {
      expect(await errorOf(read())).toMatchObject({ code: 'INVALID' });
    }
    expect(await service.getSecret('API_KEY', 'a default')).toBe('a default');
    expect(log.at('error')).toEqual([
      'Secret "API_KEY" cannot be used: it does not fit its schema',
      'Secret "DATABASE" cannot be used: it does not fit its schema at host, port, tls',
    ]);
    store.rotate('API_KEY', 'long-enough-again');
    await service.refresh();
    expect(await service.getSecret('API_KEY')).toBe('long-enough-again');
  });

  it('rejects for what is required and gone, and gives nothing for what is optional', async () => {
    const store = new InMemorySecretsProvider({});
    const schema = { NEEDED: z.string(), LUXURY: z.string().optional() };
    const { service } = serviceUnderTest([store], { schema });
    expect(await errorOf(service.getSecret('NEEDED'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await service.getSecret('LUXURY')).toBeUndefined();
    await service.refresh();
    store.failNext(new Error('down'), 2);
    expect(await errorOf(service.getSecret('NEEDED'))).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await service.getSecret('LUXURY')).toBeUndefined();
  });
});

describe('no validator', () => {
  const leaves = Array.from({ length: 100 }, (_, index) => `leaf-${index}-${'x'.repeat(8)}${index}`);

  const vendors = {
    zod: () =>
      z.object({
        inner: z.object({
          field: z.custom(() => false, { error: ({ input }) => `refused ${String(input)}` }),
        }),
      }),
    valibot: () =>
      v.object({
        inner: v.object({
          field: v.pipe(
            v.string(),
            v.check(
              () => false,
              ({ input }) => `refused ${input}`,
            ),
          ),
        }),
      }),
    arktype: () =>
      type({
        inner: { field: type('string').narrow((text, context) => context.mustBe(`anything but ${text}`)) },
      }),
  };

  it.each(Object.entries(vendors))(
    'of %s gets one of 100 invalid values into an error or a line',
    async (_, make) => {
      const schema: Record<string, ReturnType<typeof make>> = {};
      const secrets: Record<string, string> = {};
      for (const [index, leaf] of leaves.entries()) {
        schema[`KEY_${index}`] = make();
        secrets[`KEY_${index}`] = JSON.stringify({ inner: { field: leaf } });
      }
      // The message of each does echo what it was given.
      const given = { inner: { field: leaves[0] } };
      const result = await (schema['KEY_0'] as SecretsSchema[string])['~standard'].validate(given);
      expect(JSON.stringify(result.issues?.map((issue) => (issue as { message: string }).message))).toContain(
        leaves[0],
      );

      const error = await errorOf(bootWith(schema, secrets));
      expect(error.message.match(/does not fit its schema at inner\.field/g)).toHaveLength(100);
      const { service, log } = serviceUnderTest(chainOf(secrets), { schema });
      const errors = await Promise.all(
        Object.keys(secrets).map((key) => errorOf(service.getSecretJson(key))),
      );
      const shown = [error, ...errors].map((one) => inspect(one, { depth: 9, showHidden: true }) + one.stack);
      const told = [...shown, ...log.lines.flat(), inspect(service)].join('\n');
      expect(leaves.filter((leaf) => told.includes(leaf))).toEqual([]);
    },
  );

  const text = `text-${'y'.repeat(12)}`;
  const asIssue = (path: unknown) => ({ issues: [{ message: text, path, input: text }] });
  const hostile: [name: string, validate: (value: unknown) => unknown][] = [
    [
      'that throws it',
      () => {
        throw new Error(text);
      },
    ],
    [
      'that throws the value itself',
      (value) => {
        throw value;
      },
    ],
    ['that rejects with it', () => Promise.reject(new TypeError(text))],
    [
      'that names its error by it',
      () => {
        throw Object.assign(new Error(''), { name: text, code: text });
      },
    ],
    ['that puts it into a path', () => asIssue(['inner', text])],
    ['that puts it into an object of a path', () => asIssue([{ key: text }])],
    ['whose path is a symbol of it', () => asIssue([Symbol(text)])],
    ['whose path is it', () => asIssue(text)],
    [
      'whose issues throw',
      () => ({
        get issues(): never {
          throw new Error(text);
        },
      }),
    ],
    ['whose issues are no list', () => ({ issues: text })],
    ['that gives nothing', () => undefined],
    [
      'with ten thousand issues',
      () => ({ issues: Array.from({ length: 10_000 }, (_, at) => ({ path: [`f${at}`] })) }),
    ],
  ];

  it.each(hostile)('%s shows a value', async (_, validate) => {
    const validator = {
      '~standard': { version: 1, vendor: 'hostile', validate },
    } as unknown as SecretsSchema[string];
    const json = JSON.stringify({ inner: { field: text } });
    const { service, log } = serviceUnderTest(chainOf({ TEXT: text, JSON: json }), {
      schema: { TEXT: validator, JSON: validator },
    });
    const errors = [await errorOf(service.getSecret('TEXT')), await errorOf(service.getSecretJson('JSON'))];
    const told = [...errors.map((one) => inspect(one, { showHidden: true })), ...log.lines.flat()].join('\n');
    expect(told).not.toContain(text);
    expect(told.length).toBeLessThan(5000);
    expect(log.at('error')).toHaveLength(2);
  });

  it.each([
    [['hunter2']],
    [['unter']],
    [['HUNTER2']],
    [['not_hunter2']],
    [['tls', 'was-hunter2-before']],
    [['password', 'hunter2']],
    [['__proto__', 'hunter2']],
  ])('gets a short secret, or a piece of one, into a message by a path: %j', async (path) => {
    const validate = () => ({ issues: [{ message: 'no', path }] });
    const schema = { KEY: { '~standard': { version: 1 as const, vendor: 'hostile', validate } } };
    const { service } = serviceUnderTest(chainOf({ KEY: '{"password":"hunter2","tls":{}}' }), { schema });
    expect((await errorOf(service.getSecretJson('KEY'))).message).not.toMatch(/unter/i);
  });

  it.each([
    ['zod', z.record(z.string(), z.object({ owner: z.string() }))],
    ['valibot', v.record(v.string(), v.object({ owner: v.string() }))],
    ['arktype', type({ '[string]': { owner: 'string' } })],
  ])('of %s shows a token that is a key within the secret', async (_, clients) => {
    const chain = chainOf({ CLIENTS: '{"tok_4f81c09ae7d2":{"owner":7}}' });
    const { service } = serviceUnderTest(chain, { schema: { CLIENTS: clients } });
    const { message } = await errorOf(service.getSecretJson('CLIENTS'));
    expect(message).toBe('Secret "CLIENTS" cannot be used: it does not fit its schema');
  });

  it('keeps from the reader which field is missing, as long as its name is its own', async () => {
    const schema = { KEY: z.object({ sha256: z.string(), clientId: z.string(), key2048Bits: z.string() }) };
    const { service } = serviceUnderTest(chainOf({ KEY: '{"host":"db.example"}' }), { schema });
    const { message } = await errorOf(service.getSecretJson('KEY'));
    expect(message).toBe('Secret "KEY" cannot be used: it does not fit its schema at sha256, clientId');
  });

  it('that never answers holds a read up for more than ten seconds', async () => {
    const validate = () => new Promise<never>(() => {});
    const schema = { KEY: { '~standard': { version: 1 as const, vendor: 'slow', validate } } };
    const { service, clock } = serviceUnderTest(chainOf({ KEY: 'a value' }), { schema });
    const reading = errorOf(service.getSecret('KEY'));
    await setImmediate();
    clock.advance(9.9);
    await setImmediate();
    expect(clock.pendingKeepAlive).toBe(1);
    clock.advance(0.1);
    expect((await reading).message).toContain('its schema could not check it, no answer within 10 s');
  });

  it('changes what others read', async () => {
    const validate = (value: unknown) => ({ value: Object.assign(value as object, { added: true }) });
    const schema = { JSON: { '~standard': { version: 1 as const, vendor: 'changing', validate } } };
    const { service } = serviceUnderTest(chainOf({ JSON: '{"a":1}' }), { schema });
    expect(await service.getSecretJson('JSON')).toEqual({ a: 1, added: true });
    expect(await service.getSecret('JSON')).toBe('{"a":1}');
  });
});

describe('the option schema', () => {
  it.each([
    [{ schema: 'zod' }, /schema takes an object of keys and validators; got "zod"/],
    [{ schema: { KEY: 'a secret' } }, /schema\["KEY"\] takes a validator of Standard Schema.*; got a string/],
    [{ schema: { KEY: { '~standard': { version: 2 } } } }, /schema\["KEY"\] takes a validator/],
    [{ schema: { '': z.string() } }, /schema: .*must not be empty/],
  ])('is checked: %j', async (options, message) => {
    const error = await errorOf(boot({ imports: [SecretsModule.forRoot(options as never)] }));
    expect(error.message).toMatch(message);
  });

  it('takes keys like those of every object', async () => {
    const { service } = serviceUnderTest(chainOf({ constructor: 'short' }), {
      schema: { constructor: z.string().min(10) },
    });
    expect(await errorOf(service.getSecret('constructor'))).toMatchObject({ code: 'INVALID' });
    expect(await service.getSecret('toString')).toBeUndefined();
  });
});

describe('outside DI', () => {
  isolateEnvironment();

  it('reads are checked too', async () => {
    process.env['SHORT'] = 'too-short';
    const secrets = createSecretsService({
      schema: { SHORT: z.string().min(20) },
      env: { envFilePath: false },
    });
    expect(await errorOf(secrets.getSecret('SHORT'))).toMatchObject({ code: 'INVALID' });
    await secrets[Symbol.asyncDispose]();
  });

  it('defined secrets read through the application that is up', async () => {
    const secrets = defineSecrets({ API_KEY: z.string().min(5), DATABASE });
    const app = await bootWith(secrets.schema, { API_KEY: 'long enough', DATABASE: GOOD });
    expect(await secrets.getSecret('API_KEY')).toBe('long enough');
    expect((await secrets.getSecretJson('DATABASE')).tls.mode).toBe('on');
    await app.close();
  });
});
