import { once, type EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { CallHandler, ExecutionContext, INestApplication, NestInterceptor } from '@nestjs/common';
import { ClassSerializerInterceptor, UseInterceptors } from '@nestjs/common';
import { APP_INTERCEPTOR, NestFactory } from '@nestjs/core';
import { WsAdapter } from '@nestjs/platform-ws';
import { SubscribeMessage, WebSocketGateway, WsException } from '@nestjs/websockets';
import { Exclude } from 'class-transformer';
import { SkipSecretMasking } from 'nestjs-secrets';
import type { Observable } from 'rxjs';
import { concat, map, of, throwError } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moduleOf } from './support/boot.js';
import { maskingOnly } from './support/masking-only.js';

const SECRET = ['quiet', 'Zebra', '42', 'kept'].join('-');

interface Socket extends EventEmitter {
  send(text: string): void;
  terminate(): void;
}
/** The client that the adapter brings: Node 20 has none of its own. */
const { WebSocket } = createRequire(createRequire(import.meta.url).resolve('@nestjs/platform-ws'))('ws') as {
  WebSocket: new (url: string) => Socket;
};

class Account {
  id = 7;
  note = SECRET;
  password = 'hidden';
  @Exclude() internal = 'not for clients';
}

const leaking = () => ({ note: `x ${SECRET}`, apiKey: 'hidden', token: 'kept' });
const MASKED = { note: 'x ****', apiKey: '****', token: 'kept' };

@WebSocketGateway()
class LeakyGateway {
  @SubscribeMessage('plain') plain() {
    return { event: 'plain', data: leaking() };
  }
  @SubscribeMessage('text') text() {
    return `text ${SECRET}`;
  }
  @UseInterceptors(ClassSerializerInterceptor)
  @SubscribeMessage('entity')
  entity() {
    return { data: new Account() };
  }
  @SubscribeMessage('many') many() {
    return of(leaking(), { event: 'second', data: [leaking()] });
  }
  @SubscribeMessage('later') async later() {
    return of({ event: 'later', data: leaking() });
  }
  @SkipSecretMasking('apiKey')
  @SubscribeMessage('skips')
  skips() {
    return leaking();
  }
  @SubscribeMessage('throws') throws(): void {
    throw new WsException(`failed with ${SECRET}`);
  }
  @SubscribeMessage('throws-object') throwsObject(): void {
    throw new WsException({ reason: SECRET, password: 'hidden' });
  }
  @SubscribeMessage('fails') fails() {
    return concat(
      of(leaking()),
      throwError(() => new WsException(`late ${SECRET}`)),
    );
  }
}

class AddingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const adds = context.getHandler().name === 'text';
    return next.handle().pipe(map((result: unknown) => (adds ? { result, added: SECRET } : result)));
  }
}

let app: INestApplication;
let client: Socket;
beforeAll(async () => {
  const AppModule = moduleOf({
    imports: [maskingOnly({ API_KEY: SECRET })],
    providers: [LeakyGateway, { provide: APP_INTERCEPTOR, useClass: AddingInterceptor }],
  });
  app = await NestFactory.create(AppModule, { logger: false, abortOnError: false });
  app.useWebSocketAdapter(new WsAdapter(app));
  await app.listen(0, '127.0.0.1');
  client = new WebSocket((await app.getUrl()).replace('http', 'ws'));
  await once(client, 'open');
});
afterAll(async () => {
  client.terminate();
  await app.close();
});

/** What a message is answered with, in as many messages as are expected. */
async function answers(event: string, count = 1): Promise<unknown[]> {
  const received: unknown[] = [];
  const all = new Promise<void>((resolve) => {
    client.on('message', (data: Buffer) => {
      received.push(JSON.parse(data.toString()));
      if (received.length === count) resolve();
    });
  });
  client.send(JSON.stringify({ event, data: {} }));
  await all;
  client.removeAllListeners('message');
  return received;
}

describe('WebSocket answers', () => {
  it('are masked by key, without the token family, and by value', async () => {
    expect(await answers('plain')).toEqual([{ event: 'plain', data: MASKED }]);
    expect(await answers('later')).toEqual([{ event: 'later', data: MASKED }]);
  });

  it('are masked one by one when there are several', async () => {
    expect(await answers('many', 2)).toEqual([MASKED, { event: 'second', data: [MASKED] }]);
  });

  it('are masked after the serializers and with what interceptors of the application add', async () => {
    expect(await answers('entity')).toEqual([{ data: { id: 7, note: '****', password: '****' } }]);
    expect(await answers('text')).toEqual([{ result: 'text ****', added: '****' }]);
  });

  it('show the fields that a handler lets through', async () => {
    expect(await answers('skips')).toEqual([{ ...MASKED, apiKey: 'hidden' }]);
  });

  it('are masked when they are errors, thrown at once or later', async () => {
    const [thrown] = await answers('throws');
    expect(thrown).toMatchObject({
      event: 'exception',
      data: { status: 'error', message: 'failed with ****' },
    });
    const [object] = await answers('throws-object');
    expect(object).toEqual({ event: 'exception', data: { reason: '****', password: '****' } });
    const late = await answers('fails', 2);
    expect(late).toMatchObject([MASKED, { event: 'exception', data: { message: 'late ****' } }]);
  });
});
