import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Header } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const ROUTES = [
  ['GET', '/payment', '@InjectSecret: a client that has its secrets from the boot on'],
  ['GET', '/read', 'SecretsService: text, JSON, one field, a default'],
  ['GET', '/leak/body', 'a response with a secret in it, three times, and a password'],
  ['GET', '/leak/refusal', 'an HTTP error whose message holds a secret'],
  ['GET', '/leak/crash', 'an error whose message holds a password; see the terminal'],
  ['POST', '/api-keys', '@SkipSecretMasking: a new key, shown once'],
  ['GET', '/log', 'three careless log lines; see the terminal'],
  ['GET', '/health', 'how the secrets do, for a probe'],
] as const;

@Controller()
export class WelcomeController {
  constructor(private readonly host: HttpAdapterHost) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  welcome(): string {
    const { port } = (this.host.httpAdapter.getHttpServer() as Server).address() as AddressInfo;
    const lines = ROUTES.map(([method, path, shows]) => {
      const command = `curl ${method === 'GET' ? '' : `-X ${method} `}localhost:${port}${path}`;
      return `${command.padEnd(40)} # ${shows}\n`;
    });
    return `Try, and watch the terminal in which the demo runs:\n\n${lines.join('')}`;
  }
}
