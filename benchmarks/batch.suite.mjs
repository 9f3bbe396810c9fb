import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createSecretsService, SecretsModule } from '../libs/secrets/dist/esm/index.js';
import { median } from './rounds.mjs';
import { startSlowStore } from './slow-store.mjs';
import { nanoseconds } from './table.mjs';

const ROUNDS = 5;
const LATENCY = 20;
const KEYS = Array.from({ length: 100 }, (_, index) => `KEY_${index}`);

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function run() {
  const store = await startSlowStore(LATENCY);
  const credentials = { accessKeyId: 'fake', secretAccessKey: 'fake' };
  const options = (batch) => ({
    provider: 'aws',
    env: { envFilePath: false },
    aws: { endpoint: store.url, region: 'eu-central-1', credentials, batch },
  });
  const ways = {
    oneByOne: () => readOneByOne(options(false)),
    boot: () => boot(options(false)),
    batched: () => boot(options(true)),
  };
  const figures = { oneByOne: [], boot: [], batched: [] };
  const calls = {};
  await ways.batched(); // Loads the SDK, which none of them is to pay for.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, read] of Object.entries(ways)) {
      const before = store.calls;
      const start = process.hrtime.bigint();
      await read();
      figures[way].push(Number(process.hrtime.bigint() - start));
      calls[way] = store.calls - before;
    }
  }
  store.close();
  const row = (way, name) => ({
    row: `100 secrets at ${LATENCY} ms, ${name}`,
    figure: nanoseconds(median(figures[way])),
  });
  const faster = median(figures.oneByOne.map((figure, round) => figure / figures.batched[round]));
  return [
    { ...row('oneByOne', 'one read after another'), ratio: `${calls.oneByOne} calls` },
    { ...row('boot', 'boot with single reads'), ratio: `${calls.boot} calls` },
    {
      ...row('batched', 'boot with `batch`'),
      ratio: `${calls.batched} calls`,
      target: '5 calls',
      met: calls.batched === 5,
    },
    {
      row: '100 secrets: boot with `batch` against one read after another',
      figure: `${faster.toFixed(1)} × faster`,
      target: '≥ 5 × faster',
      met: faster >= 5,
    },
  ];
}

async function readOneByOne(options) {
  const secrets = createSecretsService(options);
  for (const key of KEYS) await secrets.getSecretOrThrow(key);
  await secrets[Symbol.asyncDispose]();
}

async function boot(options) {
  class AppModule {}
  Module({ imports: [SecretsModule.forRoot({ ...options, required: KEYS })] })(AppModule);
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  await app.close();
}
