import { AsyncLocalStorage } from 'node:async_hooks';
import { inspect } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  createSecretsService,
  defineSecrets,
  InjectSecret,
  InjectSecretRef,
  SecretDeniedError,
  type SecretReadEvent,
  type SecretRef,
  SecretsModule,
  SecretsService,
  SecretUnavailableError,
} from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boot } from './support/boot.js';
import { isolateEnvironment } from './support/environment.js';
import { serviceUnderTest } from './support/service-under-test.js';

isolateEnvironment();

const VALUE = 'value-that-no-event-holds';
const OTHER = 'another-value-of-the-store';

/** Events without their time, which is a matter of its own. */
function listener() {
  const events: SecretReadEvent[] = [];
  const told = () => events.splice(0).map((event) => ({ ...event, at: undefined }));
  return { events, told, audit: (event: SecretReadEvent) => void events.push(event) };
}

const of = (key: string, method: string, outcome: string, versionId?: string) => ({
  key,
  method,
  outcome,
  provider: versionId === undefined ? undefined : 'in-memory',
  versionId,
  wantedBy: [],
  at: undefined,
});

describe('the audit', () => {
  it('is told of each read, also of those from memory, and by which method it was', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE, JSON: `{"password":"${VALUE}"}` });
    const { told, audit } = listener();
    const { service } = serviceUnderTest([store], { audit });
    await service.getSecret('KEY');
    await service.getSecret('KEY');
    await service.getSecretOrThrow('KEY');
    await service.getSecretJson('JSON');
    await service.getSecret('JSON#password');
    await service.getSecretBinary('KEY');
    expect(told()).toEqual([
      of('KEY', 'getSecret', 'fetched', 'v1'),
      of('KEY', 'getSecret', 'hit', 'v1'),
      of('KEY', 'getSecretOrThrow', 'hit', 'v1'),
      of('JSON', 'getSecretJson', 'fetched', 'v2'),
      of('JSON#password', 'getSecret', 'hit', 'v2'),
      of('KEY', 'getSecretBinary', 'hit', 'v1'),
    ]);
    expect(store.calls).toHaveLength(2);
  });

  it('is told what came of a read that gave no value, and of a stale one', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE, TEXT: 'no JSON', DB: '{}' });
    const { told, audit } = listener();
    const { service, clock } = serviceUnderTest([store], {
      audit,
      cache: { ttl: 10 },
      fallback: 'transient',
    });
    await service.getSecret('KEY');
    clock.advance(10);
    store.failNext(new SecretUnavailableError('down'), 2);
    await service.getSecret('KEY');
    await service.getSecret('LOST', 'a default');
    await service.getSecret('MISSING', 'a default');
    await service.getSecretJson('TEXT');
    await service.getSecret('DB#nowhere');
    store.failNext(new SecretDeniedError('no'));
    await expect(service.getSecret('DENIED')).rejects.toThrow(SecretDeniedError);
    expect(told()).toEqual([
      of('KEY', 'getSecret', 'fetched', 'v1'),
      of('KEY', 'getSecret', 'stale', 'v1'),
      of('LOST', 'getSecret', 'failed'),
      of('MISSING', 'getSecret', 'missing'),
      of('TEXT', 'getSecretJson', 'invalid', 'v2'),
      of('DB#nowhere', 'getSecret', 'missing', 'v3'),
      of('DENIED', 'getSecret', 'failed'),
    ]);
    await expect(service.getSecret('')).rejects.toThrow(TypeError);
    await service[Symbol.asyncDispose]();
    await expect(service.getSecret('KEY')).rejects.toThrow(/closed/);
    expect(told()).toEqual([]);
  });

  it('is told of what a schema refuses, and of what it puts in the place of a missing secret', async () => {
    const store = new InMemorySecretsProvider({ PORT: VALUE });
    const { told, audit } = listener();
    const { schema } = defineSecrets({ PORT: z.string().max(5), LEVEL: z.string().default('info') });
    const { service } = serviceUnderTest([store], { audit, schema });
    await expect(service.getSecret('PORT')).rejects.toThrow(/PORT/);
    expect(await service.getSecret('LEVEL')).toBe('info');
    expect(told()).toEqual([of('PORT', 'getSecret', 'invalid', 'v1'), of('LEVEL', 'getSecret', 'missing')]);
  });

  it('is told of references and of `withSecret`, with the version that was given', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const { told, audit } = listener();
    const { service } = serviceUnderTest([store], { audit });
    const ref = service.ref('KEY');
    expect(() => ref.current).toThrow(/no value/);
    await ref.get();
    expect(ref.current).toBe(VALUE);
    expect(ref.previous).toBeUndefined();
    store.rotate('KEY', OTHER);
    const isAuthError = () => true;
    const refuse = (secret: string) =>
      secret === OTHER ? Promise.resolve() : Promise.reject(new Error('no'));
    await service.withSecret('KEY', refuse, { isAuthError });
    expect([ref.current, ref.previous]).toEqual([OTHER, VALUE]);
    const previous = { ...of('KEY', 'reference', 'previous'), provider: undefined };
    expect(told()).toEqual([
      of('KEY', 'reference', 'fetched', 'v1'),
      of('KEY', 'reference', 'hit', 'v1'),
      of('KEY', 'withSecret', 'hit', 'v1'),
      of('KEY', 'withSecret', 'fetched', 'v2'),
      of('KEY', 'reference', 'hit', 'v2'),
      previous,
    ]);
    const onlyOld = (secret: string) =>
      secret === VALUE ? Promise.resolve() : Promise.reject(new Error('no'));
    await service.withSecret('KEY', onlyOld, { isAuthError });
    expect(told().at(-1)).toEqual({ ...previous, method: 'withSecret' });
  });

  it('is told at boot into which classes a secret is injected', async () => {
    @Injectable()
    class First {
      constructor(@InjectSecret('KEY') readonly key: string) {}
    }
    @Injectable()
    class Second {
      constructor(
        @InjectSecret('KEY') readonly key: string,
        @InjectSecret('JSON', { json: true }) readonly json: object,
        @InjectSecret('NONE', { optional: true }) readonly none: string | undefined,
        @InjectSecretRef('KEY') readonly ref: SecretRef,
      ) {}
    }
    const { told, audit } = listener();
    const store = new InMemorySecretsProvider({ KEY: VALUE, JSON: '{}' });
    const app = await boot({
      imports: [SecretsModule.forRoot({ chain: [store], audit })],
      providers: [First, Second],
    });
    const events = told().sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(events).toEqual([
      { ...of('JSON', 'injection', 'fetched', 'v2'), wantedBy: ['Second'] },
      { ...of('KEY', 'injection', 'fetched', 'v1'), wantedBy: ['First', 'Second'] },
      { ...of('NONE', 'injection', 'missing'), wantedBy: ['Second'] },
    ]);
    await app.get(SecretsService).getSecret('KEY');
    expect(told()).toEqual([of('KEY', 'getSecret', 'hit', 'v1')]);
    await app.close();
  });

  it('runs in the context of whoever reads, also where several wait for one call', async () => {
    const request = new AsyncLocalStorage<string>();
    const seen: string[] = [];
    const audit = ({ key }: SecretReadEvent) => void seen.push(`${request.getStore()} reads ${key}`);
    const { service } = serviceUnderTest([new InMemorySecretsProvider({ KEY: VALUE })], { audit });
    await Promise.all(['ada', 'bob'].map((name) => request.run(name, () => service.getSecret('KEY'))));
    await request.run('cleo', () => service.getSecret('KEY'));
    expect(seen).toEqual(['ada reads KEY', 'bob reads KEY', 'cleo reads KEY']);
  });

  it('may throw, reject or hang: reads go on, and one line says so', async () => {
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const outcomes: (() => void | Promise<void>)[] = [
      () => {
        throw new TypeError(VALUE);
      },
      () => Promise.reject(new RangeError(VALUE)),
      () => new Promise(() => {}),
    ];
    let call = 0;
    const audit = () => outcomes[call++ % 3]?.();
    const { service, log, clock } = serviceUnderTest([store], { audit });
    for (let read = 0; read < 30; read++) expect(await service.getSecret('KEY')).toBe(VALUE);
    const line = (name: string) => `error: The audit listener failed, and events are lost, because: ${name}`;
    expect(log.shown).toEqual([line('TypeError')]);
    clock.advance(60);
    for (let read = 0; read < 3; read++) await service.getSecret('KEY');
    expect(log.shown).toEqual([line('TypeError'), line('TypeError')]);
  });

  it('is not told of what its listener reads itself, which would never end', async () => {
    const keys: string[] = [];
    let sent: Promise<unknown> = Promise.resolve();
    const service = createSecretsService({
      chain: [new InMemorySecretsProvider({ KEY: VALUE, TOKEN: OTHER })],
      audit: ({ key }) => {
        keys.push(key);
        sent = service.getSecret('TOKEN');
      },
    });
    await service.getSecret('KEY');
    expect(await sent).toBe(OTHER);
    expect(keys).toEqual(['KEY']);
    await service.getSecret('TOKEN');
    expect(keys).toEqual(['KEY', 'TOKEN']);
    await service[Symbol.asyncDispose]();
  });

  it('is told by events that hold no value, are dated, and cannot be changed', async () => {
    const { events, audit } = listener();
    const store = new InMemorySecretsProvider({ KEY: VALUE, JSON: `{"password":"${VALUE}"}` });
    const { service } = serviceUnderTest([store], { audit });
    const before = Date.now();
    await service.getSecret('KEY');
    await service.getSecretJson('JSON');
    store.failNext(new Error(VALUE));
    await service.getSecret('BROKEN');
    expect(inspect(events, { depth: 9, showHidden: true })).not.toContain(VALUE);
    for (const event of events) {
      expect(event.at.getTime()).toBeGreaterThanOrEqual(before);
      expect(Object.isFrozen(event)).toBe(true);
    }
  });

  it('is not told of what nobody gets: a prefetch, a refresh ahead of expiry', async () => {
    const { told, audit } = listener();
    const store = new InMemorySecretsProvider({ KEY: VALUE });
    const { service, clock } = serviceUnderTest([store], { audit, cache: { ttl: 100 } });
    await service.prefetch(['KEY']);
    expect(told()).toEqual([]);
    await service.ref('KEY').get();
    expect(told()).toHaveLength(1);
    clock.advance(99);
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.calls).toHaveLength(2);
    expect(told()).toEqual([]);
    await service[Symbol.asyncDispose]();
  });

  it('takes a function', () => {
    expect(() => createSecretsService({ audit: 'yes' as never })).toThrow(
      /audit takes a function; got "yes"/,
    );
    expect(() => createSecretsService({ telemetry: 'yes' as never })).toThrow(
      /telemetry takes true or false; got "yes"/,
    );
  });
});
