import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';

async function adapter(): Promise<AbstractHttpAdapter> {
  if (process.env['PLATFORM'] === 'fastify') {
    const { FastifyAdapter } = await import('@nestjs/platform-fastify');
    return new FastifyAdapter();
  }
  const { ExpressAdapter } = await import('@nestjs/platform-express');
  return new ExpressAdapter();
}

const app = await NestFactory.create(AppModule, await adapter(), { bufferLogs: true });
const logger = app.get(Logger);
app.useLogger(logger);
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT'] || 3000));
const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
logger.log(`Try: curl localhost:${port}`);
