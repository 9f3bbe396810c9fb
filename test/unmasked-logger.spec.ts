import type { LoggerService } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { maskLogger, MaskingConsoleLogger, SecretsModule } from 'nestjs-secrets';
import { InMemorySecretsProvider } from 'nestjs-secrets/testing';
import { afterEach, expect, it } from 'vitest';
import { moduleOf } from './support/boot.js';

afterEach(() => Logger.overrideLogger(false));

class Recorder implements LoggerService {
  readonly lines: string[] = [];
  log = (message: unknown): void => void this.lines.push(String(message));
  warn = this.log;
  error = this.log;
}

async function start(use: (recorder: Recorder) => LoggerService | undefined): Promise<string[]> {
  const recorder = new Recorder();
  const root = moduleOf({
    imports: [SecretsModule.forRoot({ chain: [new InMemorySecretsProvider()] })],
  });
  const app = await NestFactory.create(root, { logger: recorder, abortOnError: false });
  const later = use(recorder);
  if (later) app.useLogger(later);
  await app.init();
  await app.close();
  return recorder.lines.filter((line) => line.includes('masks no secrets'));
}

it('a logger that is set after the boot and masks nothing is told of once', async () => {
  expect(await start((recorder) => recorder)).toHaveLength(1);
});

it('a logger that was there at boot, one in maskLogger() and a MaskingConsoleLogger are not', async () => {
  expect(await start(() => undefined)).toEqual([]);
  expect(await start((recorder) => maskLogger(recorder))).toEqual([]);
  expect(await start(() => new MaskingConsoleLogger({ logLevels: [] }))).toEqual([]);
});
