import type { AwsSecretsManagerClient } from './aws-secrets-manager.options.js';
import { read } from '../../errors/foreign-error.js';
import type { AwsCommand } from './sdk.loader.js';

interface Body {
  on(event: 'error', listener: () => void): unknown;
  destroy(error?: Error): unknown;
}

type Next = (args: unknown) => Promise<{ response?: unknown }>;

/**
 * Sends a command so that the signal ends it whatever the server does. The SDK obeys the signal until the headers
 * are there; a body that stalls or drips after that is destroyed here, which frees its socket as well.
 *
 * @param onSent is called when the credentials are there and the request leaves, at each attempt.
 */
export async function sendCommand(
  client: AwsSecretsManagerClient,
  command: AwsCommand,
  signal: AbortSignal,
  onSent: () => void,
): Promise<unknown> {
  let body: Body | undefined;
  const destroyBody = () => body?.destroy(new Error('aborted'));
  const captureBody = (next: Next) => async (args: unknown) => {
    onSent();
    const result = await next(args);
    const received = read(result.response, 'body');
    body = isBody(received) ? received : undefined;
    // Whoever collects the body may not listen yet, and an error without a listener ends the process.
    body?.on('error', () => {});
    if (signal.aborted) destroyBody();
    return result;
  };
  // The lowest priority is next to the transport: the body is captured before the SDK begins to collect it.
  command.middlewareStack?.add(captureBody, {
    step: 'deserialize',
    priority: 'low',
    name: 'nestjsSecretsBody',
  });
  signal.addEventListener('abort', destroyBody, { once: true });
  try {
    return await client.send(command as never, { abortSignal: signal });
  } finally {
    signal.removeEventListener('abort', destroyBody);
  }
}

function isBody(value: unknown): value is Body {
  return typeof read(value, 'on') === 'function' && typeof read(value, 'destroy') === 'function';
}
