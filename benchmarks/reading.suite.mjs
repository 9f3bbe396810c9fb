import { createSecretsService } from '../libs/secrets/dist/esm/index.js';
import { InMemorySecretsProvider } from '../libs/secrets/dist/esm/testing/index.js';
import { clientWithoutNetwork } from './client-without-network.mjs';
import { inTurns, median, ratioOf } from './rounds.mjs';
import { atMost, nanoseconds } from './table.mjs';

const MICROSECOND = 1e3;
const REFRESHES = 40;

const KEYS = Array.from({ length: 100 }, (_, index) => `KEY_${index}`);
const JSON_OF_1_KB = JSON.stringify(
  Object.fromEntries(
    Array.from({ length: 26 }, (_, index) => [`field_${index}`, `a value, number ${index}`]),
  ),
).padEnd(1024);

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function run() {
  const client = clientWithoutNetwork({ JSON: JSON_OF_1_KB });
  Object.assign(process.env, { ENV_KEY: 'a value of the environment', ENV_JSON: JSON_OF_1_KB });
  for (const key of KEYS) process.env[`BENCH_${key}`] = `the value of ${key}`;
  const aws = createSecretsService({ provider: 'aws', aws: { client } });
  const environment = createSecretsService({ provider: 'env', env: { prefix: 'BENCH_' } });
  const inMemory = createSecretsService({
    chain: [new InMemorySecretsProvider(Object.fromEntries(KEYS.map((key) => [key, 'value'])))],
  });
  return [
    ...(await environmentReads(environment)),
    ...(await jsonReads(aws, environment)),
    ...(await listings(inMemory, environment)),
    ...(await refreshes(aws)),
  ];
}

async function environmentReads(environment) {
  const turns = await inTurns({
    floor: async () => process.env.ENV_KEY,
    exact: () => environment.getSecret('ENV_KEY'),
    spelt: () => environment.getSecret('key-0'),
  });
  const row = (name, figures) =>
    atMost(
      name,
      median(figures),
      MICROSECOND,
      nanoseconds,
      `${ratioOf(figures, turns.floor).toFixed(1)} × the floor`,
    );
  return [
    { row: 'floor: awaited process.env.KEY', figure: nanoseconds(median(turns.floor)) },
    row('environment read, key as it is', turns.exact),
    row('environment read, key in environment spelling, with prefix', turns.spelt),
  ];
}

async function jsonReads(aws, environment) {
  const turns = await inTurns({
    floor: async () => JSON.parse(JSON_OF_1_KB),
    cached: () => aws.getSecretJson('JSON'),
    live: () => environment.getSecretJson('ENV_JSON'),
  });
  const row = (name, figures) =>
    atMost(
      name,
      median(figures),
      10 * MICROSECOND,
      nanoseconds,
      `${ratioOf(figures, turns.floor).toFixed(1)} × the floor`,
    );
  return [
    { row: 'floor: awaited JSON.parse of 1 KB', figure: nanoseconds(median(turns.floor)) },
    row('JSON of 1 KB, cached (AWS link)', turns.cached),
    row('JSON of 1 KB, environment', turns.live),
  ];
}

async function listings(inMemory, environment) {
  const listed = await environment.listSecrets('KEY_');
  if (listed.length !== KEYS.length) throw new Error(`The environment lists ${listed.length} keys`);
  const turns = await inTurns({
    floor: () => Object.keys(process.env),
    live: () => environment.listSecrets('KEY_'),
    memory: () => inMemory.listSecrets(),
  });
  const count = Object.keys(process.env).length;
  const most = 100 * MICROSECOND;
  return [
    {
      row: `floor: Object.keys(process.env), ${count} variables`,
      figure: nanoseconds(median(turns.floor)),
    },
    atMost(
      `list of 100, environment with ${count} variables`,
      median(turns.live),
      most,
      nanoseconds,
      `${ratioOf(turns.live, turns.floor).toFixed(1)} × the floor`,
    ),
    atMost('list of 100, in memory', median(turns.memory), most, nanoseconds),
  ];
}

async function refreshes(aws) {
  const sample = async () => {
    const figures = [];
    for (let refresh = 0; refresh < REFRESHES; refresh++) {
      await Promise.all(KEYS.map((key) => aws.getSecret(key)));
      const before = process.hrtime.bigint();
      await aws.refresh();
      figures.push(Number(process.hrtime.bigint() - before));
    }
    return median(figures);
  };
  const { refresh } = await inTurns({ refresh: { sample } });
  return [atMost('refresh() with 100 cached secrets', median(refresh), 15 * MICROSECOND, nanoseconds)];
}
