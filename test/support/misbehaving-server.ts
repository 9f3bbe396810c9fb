import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that reached the fake, in the order of arrival. */
export interface FakeAwsCall {
  /** The operation, such as `GetSecretValue`. */
  readonly target: string;
  readonly secretId: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** Resolves when the connection of this request is closed by either side. */
  readonly disconnected: Promise<void>;
}

/** What the fake does with one request. */
export type Behaviour = (response: ServerResponse, call: FakeAwsCall) => void;

/** A server that speaks the protocol of AWS Secrets Manager, well or badly, and keeps count. */
export interface FakeAws {
  readonly url: string;
  readonly calls: readonly FakeAwsCall[];
  /** What `GetSecretValue` and `BatchGetSecretValue` find, unless another behaviour is set. */
  readonly secrets: Map<string, string>;
  /** These behaviours, one for each of the next requests. */
  next(...behaviours: Behaviour[]): void;
  /** This behaviour for all other requests; without one, they are answered from `secrets`. */
  otherwise(behaviour?: Behaviour): void;
  /** Resolves to the call of that number, now or when it arrives; the first is 1. */
  call(number: number): Promise<FakeAwsCall>;
  /** Options for the provider under test. */
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  close(): Promise<void>;
}

export interface FakeAwsOptions {
  readonly secrets?: Readonly<Record<string, string>>;
  /** Serves https with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** Listens on a free port of 127.0.0.1. */
export async function startFakeAws(options: FakeAwsOptions = {}): Promise<FakeAws> {
  const secrets = new Map(Object.entries(options.secrets ?? {}));
  const calls: FakeAwsCall[] = [];
  const queue: Behaviour[] = [];
  const waiting: { number: number; resolve: (call: FakeAwsCall) => void }[] = [];
  const fromSecrets: Behaviour = (response, call) => answerFrom(secrets, call)(response, call);
  let fallback: Behaviour = fromSecrets;

  const ends = new WeakMap<Socket, Promise<void>>();
  const endOf = (socket: Socket) => {
    const known = ends.get(socket) ?? new Promise<void>((resolve) => socket.once('close', () => resolve()));
    ends.set(socket, known);
    return known;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const disconnected = endOf(request.socket);
    response.on('error', () => {}); // the other side may be gone
    const body = JSON.parse((await text(request)) || '{}') as Record<string, unknown>;
    const secretId = typeof body['SecretId'] === 'string' ? body['SecretId'] : undefined;
    const target = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const call: FakeAwsCall = { target, secretId, body, disconnected };
    calls.push(call);
    (queue.shift() ?? fallback)(response, call);
    for (const one of waiting) if (one.number === calls.length) one.resolve(call);
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch(() => response.destroy());
  };
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  server.keepAliveTimeout = 0; // no connection ends for being slow
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http${options.tls ? 's' : ''}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    secrets,
    next: (...behaviours) => void queue.push(...behaviours),
    otherwise: (behaviour) => void (fallback = behaviour ?? fromSecrets),
    call: (number) => {
      const call = calls[number - 1];
      return call ? Promise.resolve(call) : new Promise((resolve) => waiting.push({ number, resolve }));
    },
    connection: {
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answerFrom(secrets: ReadonlyMap<string, string>, call: FakeAwsCall): Behaviour {
  const found = (id: string) => ({
    ARN: `arn:aws:secretsmanager:us-east-1:123456789012:secret:${id}-AbCdEf`,
    Name: id,
    SecretString: secrets.get(id),
    VersionId: 'v1',
  });
  if (call.target === 'GetSecretValue' && call.secretId !== undefined) {
    return secrets.has(call.secretId) ? answer(found(call.secretId)) : awsError('ResourceNotFoundException');
  }
  if (call.target === 'BatchGetSecretValue') {
    const ids = call.body['SecretIdList'] as string[];
    return answer({
      SecretValues: ids.filter((id) => secrets.has(id)).map(found),
      Errors: ids
        .filter((id) => !secrets.has(id))
        .map((SecretId) => ({ SecretId, ErrorCode: 'ResourceNotFoundException' })),
    });
  }
  if (call.target === 'ListSecrets') return answer({ SecretList: [...secrets.keys()].map(found) });
  return awsError('UnknownOperationException');
}

export const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.1' };

/** Answers with this object. */
export function answer(body: unknown): Behaviour {
  return raw(200, JSON.stringify(body));
}

/** Answers with an error as AWS does; `message` may say what no error of ours may repeat. */
export function awsError(type: string, status = 400, message = `told by ${type}`): Behaviour {
  return (response) => {
    response.writeHead(status, { ...JSON_TYPE, 'x-amzn-errortype': type, 'x-amzn-requestid': randomUUID() });
    response.end(JSON.stringify({ __type: type, message, Message: message }));
  };
}

/** Answers with these bytes, whatever they are. */
export function raw(
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string> = JSON_TYPE,
): Behaviour {
  return (response) => response.writeHead(status, headers).end(body);
}

/** Takes the request and says nothing. */
export const hang: Behaviour = () => {};

/** Sends the headers and the beginning of the body, then nothing. */
export const stall: Behaviour = (response) => {
  response.writeHead(200, JSON_TYPE).write('{"SecretStr');
};

/** Sends a byte now and then, often enough for every timeout that counts silence. */
export const drip: Behaviour = (response) => {
  response.writeHead(200, JSON_TYPE).write('{"SecretString":"');
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};

/** Resets the connection in the middle of the body. */
export const resetMidBody: Behaviour = (response) => {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
  response.write('{"SecretString":"cut of', () => response.socket?.resetAndDestroy());
};

/** Resets the connection before any answer. */
export const reset: Behaviour = (response) => void response.socket?.resetAndDestroy();
