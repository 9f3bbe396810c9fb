import type { Options } from 'pino-http';

/** One short line for each request, with the header that most often holds a secret. */
export const PRETTY: Options = {
  transport: { target: 'pino-pretty', options: { singleLine: true, ignore: 'pid,hostname' } },
  // The lines that a handler writes name the request by its number alone.
  quietReqLogger: true,
  serializers: {
    req: ({ method, url, headers }: { method: string; url: string; headers: Record<string, string> }) => ({
      method,
      url,
      authorization: headers['authorization'],
    }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
};
