import { randomBytes } from 'node:crypto';
import { AwsSecretsManagerProvider } from '../libs/secrets/dist/esm/providers/aws-secrets-manager/index.js';
import {
  createSecretsService,
  EnvironmentSecretsProvider,
  maskSecrets,
} from '../libs/secrets/dist/esm/index.js';
import { heapInUse } from './heap.mjs';
import { median } from './rounds.mjs';
import { atMost, bytes } from './table.mjs';

const KB = 1024;
const REPETITIONS = 5;
const KEYS = Array.from({ length: 100 }, (_, index) => `KEY_${index}`);

/** Everything that was made, for good: what is freed in between would be counted against what comes after it. */
const kept = [];

/** The heap that one of them takes, averaged over `count`, the median of some repetitions. */
async function heapOfOne(count, make) {
  await fill(placesFor(count), make); // compiles, and fills what the process has once
  const figures = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const made = placesFor(count);
    kept.push(made);
    const before = await heapInUse();
    await fill(made, make);
    figures.push(((await heapInUse()) - before) / count);
  }
  return median(figures);
}

/** Made before the measuring begins: the list itself is nobody's cost. */
const placesFor = (count) => Array.from({ length: count }, () => null);

async function fill(list, make) {
  for (let index = 0; index < list.length; index++) list[index] = await make();
  kept.push(list);
}

/** A service on AWS with a hundred secrets of 32 characters in its cache, each a string of its own. */
async function serviceWithSecrets(masking) {
  const client = {
    send: async () => ({ SecretString: randomBytes(24).toString('base64'), VersionId: 'v1' }),
  };
  const service = createSecretsService({ provider: 'aws', aws: { client }, masking });
  for (const key of KEYS) await service.getSecret(key);
  return service;
}

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function run() {
  const environment = await heapOfOne(1000, async () => {
    const provider = new EnvironmentSecretsProvider();
    await provider.getSecret('KEY');
    return provider;
  });
  const aws = await heapOfOne(1000, () => new AwsSecretsManagerProvider({ region: 'eu-central-1' }));
  const service = await heapOfOne(20, () => serviceWithSecrets({ values: false }));
  const masked = await heapOfOne(5, async () => {
    const made = await serviceWithSecrets({});
    maskSecrets({ text: 'The first text that is masked fills the table.' });
    return made;
  });
  return [
    atMost('heap: 100 cached secrets with their service, no masking table', service, 100 * KB, bytes),
    { row: 'heap: the same with the masking table', figure: bytes(masked) },
    atMost('heap: environment provider, read once', environment, KB, bytes),
    atMost('heap: AWS provider without cache and SDK', aws, 10 * KB, bytes),
  ];
}
