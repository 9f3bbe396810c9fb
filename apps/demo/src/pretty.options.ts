import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';

/** One short line for each request, with the header that most often holds a secret. */
export const PRETTY: Params = {
  pinoHttp: {
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
  },
  // What nestjs-pino 5.2 takes by default matches only `/` on Fastify with Nest 12.
  forRoutes: [{ path: '/{*splat}', method: RequestMethod.ALL }],
};
