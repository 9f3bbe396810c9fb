import type { AddressInfo, Server } from 'node:net';
import type { INestApplicationContext } from '@nestjs/common';
import { Controller, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ClientProxy, MicroserviceOptions } from '@nestjs/microservices';
import {
  ClientProxyFactory,
  EventPattern,
  MessagePattern,
  RpcException,
  Transport,
} from '@nestjs/microservices';
import { SkipSecretMasking } from 'nestjs-secrets';
import { concat, lastValueFrom, of, throwError, toArray } from 'rxjs';
import { afterEach, describe, expect, it } from 'vitest';
import { nestLogger } from '../libs/secrets/src/logging/wrap-nest-logger.js';
import { moduleOf } from './support/boot.js';
import { printedWhile } from './support/log-capture.js';
import { maskingOnly } from './support/masking-only.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');
const defaultLogger = nestLogger();

const leaking = () => ({ note: `x ${SECRET}`, apiKey: 'hidden', token: 'kept' });
const MASKED = { note: 'x ****', apiKey: '****', token: 'kept' };

class Account {
  note = SECRET;
  password = 'hidden';
}

@Controller()
class LeakyHandlers {
  private readonly logger = new Logger('Handlers');

  @MessagePattern('plain') plain() {
    return leaking();
  }
  @MessagePattern('entity') entity() {
    return new Account();
  }
  @MessagePattern('many') many() {
    return of(leaking(), `text ${SECRET}`);
  }
  @SkipSecretMasking({ values: true })
  @MessagePattern('skips')
  skips() {
    return leaking();
  }
  @MessagePattern('throws') throws(): void {
    throw new RpcException(`failed with ${SECRET}`);
  }
  @MessagePattern('throws-object') throwsObject(): void {
    throw new RpcException({ reason: SECRET, password: 'hidden' });
  }
  @MessagePattern('fails') fails() {
    return concat(
      of(leaking()),
      throwError(() => new RpcException(`late ${SECRET}`)),
    );
  }
  @MessagePattern('breaks') breaks(): void {
    throw new TypeError(`unexpected ${SECRET}`);
  }
  @EventPattern('event') event(data: object): void {
    this.logger.log(`event ${SECRET}`);
    this.logger.log({ ...data, password: 'plain-words' });
  }
}

const open: (INestApplicationContext | ClientProxy)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  Logger.overrideLogger(defaultLogger ?? false);
});

const options: MicroserviceOptions = { transport: Transport.TCP, options: { host: '127.0.0.1', port: 0 } };
const AppModule = moduleOf({
  imports: [maskingOnly({ API_KEY: SECRET })],
  controllers: [LeakyHandlers],
});

function clientOf(service: { unwrap<T>(): T }): ClientProxy {
  const { port } = service.unwrap<Server>().address() as AddressInfo;
  const client = ClientProxyFactory.create({
    transport: Transport.TCP,
    options: { host: '127.0.0.1', port },
  });
  open.unshift(client);
  return client;
}

/** An application that is nothing but a microservice. */
async function alone(logger?: false): Promise<ClientProxy> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(AppModule, {
    ...options,
    abortOnError: false,
    ...(logger === false ? { logger } : {}),
  });
  open.push(app);
  await app.listen();
  return clientOf(app);
}

/** A microservice beside HTTP, which shares the interceptors of the application or has none. */
async function hybrid(inheritAppConfig: boolean): Promise<ClientProxy> {
  const app = await NestFactory.create(AppModule, { logger: false, abortOnError: false });
  const service = app.connectMicroservice<MicroserviceOptions>(options, { inheritAppConfig });
  open.push(app);
  await app.startAllMicroservices();
  await app.init();
  return clientOf(service);
}

const ask = (client: ClientProxy, pattern: string) => lastValueFrom(client.send<unknown>(pattern, {}));
const failure = (client: ClientProxy, pattern: string) =>
  ask(client, pattern).catch((error: unknown) => error);

describe.each([
  ['alone', () => alone(false)],
  ['beside HTTP with inheritAppConfig', () => hybrid(true)],
])('Answers of a microservice %s', (_name, start) => {
  it('are masked by key, without the token family, and by value', async () => {
    const client = await start();
    expect(await ask(client, 'plain')).toEqual(MASKED);
    expect(await ask(client, 'entity')).toEqual({ note: '****', password: '****' });
    const many = await lastValueFrom(client.send<unknown>('many', {}).pipe(toArray()));
    expect(many).toEqual([MASKED, 'text ****']);
    expect(await ask(client, 'skips')).toEqual(leaking());
  });

  it('are masked when they are errors, thrown at once or later', async () => {
    const client = await start();
    expect(await failure(client, 'throws')).toEqual({ status: 'error', message: 'failed with ****' });
    expect(await failure(client, 'throws-object')).toEqual({ reason: '****', password: '****' });
    expect(await failure(client, 'fails')).toEqual({ status: 'error', message: 'late ****' });
    expect(await failure(client, 'breaks')).toEqual({ status: 'error', message: 'Internal server error' });
  });
});

describe('A microservice', () => {
  it('logs no secret: what handlers and events print, and the errors that nobody caught', async () => {
    const printed = await printedWhile(async () => {
      const client = await alone();
      await lastValueFrom(client.emit('event', { note: SECRET }), { defaultValue: undefined });
      await failure(client, 'breaks');
    });
    expect(printed).toContain('event ****');
    expect(printed).toContain('unexpected ****');
    expect(printed).toContain('masking-microservices.spec');
    expect(printed).not.toContain(SECRET);
    expect(printed).not.toContain('plain-words');
  });

  it('beside HTTP is out of reach without inheritAppConfig, as all interceptors of the application are', async () => {
    const client = await hybrid(false);
    expect(await ask(client, 'plain')).toEqual(leaking());
  });
});
