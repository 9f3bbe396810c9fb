// Boots an application each time its parent asks, and tells how many nanoseconds it took; first, how many
// it took to load the library and to set it up. Usage: see boot.suite.mjs
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';

const KEYS = Array.from({ length: 20 }, (_, index) => `BENCH_KEY_${index}`);
for (const key of KEYS) process.env[key] = `the value of ${key}`;

const [kind] = process.argv.slice(2);
// The application without the library must not load it.
const start = process.hrtime.bigint();
const library = kind === 'config' ? undefined : await import('../libs/secrets/dist/esm/index.js');

function applicationModule() {
  class AppModule {}
  const imports = [ConfigModule.forRoot(), ...(library ? [library.SecretsModule.forRoot()] : [])];
  Module({ imports, providers: kind === 'injecting' ? [consumer()] : [] })(AppModule);
  return AppModule;
}

function consumer() {
  function Consumer(...secrets) {
    if (secrets.some((secret) => typeof secret !== 'string')) throw new Error('Not injected');
  }
  for (const [index, key] of KEYS.entries()) library.InjectSecret(key)(Consumer, undefined, index);
  return Consumer;
}

// As in an application, whose modules are set up while its files are loaded.
let AppModule = applicationModule();
process.on('message', () => void boot());
process.send(Number(process.hrtime.bigint() - start));

async function boot() {
  const before = process.hrtime.bigint();
  const app = await NestFactory.create(AppModule, new ExpressAdapter());
  await app.init();
  const figure = Number(process.hrtime.bigint() - before);
  await app.close();
  AppModule = applicationModule();
  process.send(figure);
}
