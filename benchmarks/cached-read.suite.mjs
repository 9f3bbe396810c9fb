import { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { LRUCache } from 'lru-cache';
import { do_not_optimize } from 'mitata';
import { createSecretsService } from '../libs/secrets/dist/esm/index.js';
import { clientWithoutNetwork } from './client-without-network.mjs';
import { inTurns, median, ratioOf } from './rounds.mjs';
import { nanoseconds } from './table.mjs';

/** Packages whose versions belong to the figures. */
export const compared = ['@aws-lambda-powertools/parameters', 'bentocache', 'lru-cache'];

const HOUR = 3600;
/** References that are read by turns, so that no read can be taken out of the loop. */
const REFS = 64;

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function run() {
  const client = clientWithoutNetwork();
  const aws = createSecretsService({ provider: 'aws', aws: { client } });
  return [...(await awaitedReads(aws, client)), ...(await referenceReads(aws))];
}

async function awaitedReads(aws, client) {
  const map = new Map([['KEY_0', Promise.resolve('the value of KEY_0')]]);
  const powertools = new SecretsProvider({ awsSdkV3Client: client });
  const load = async (key) => (await client.send({ input: { SecretId: key } })).SecretString;
  const lru = new LRUCache({ max: 1000, ttl: HOUR * 1000, fetchMethod: load });
  const bento = new BentoCache({
    default: 'memory',
    stores: { memory: bentostore().useL1Layer(memoryDriver({ maxItems: 1000 })) },
  });
  const turns = await inTurns({
    map: () => map.get('KEY_0'),
    ours: () => aws.getSecret('KEY_0'),
    powertools: () => powertools.get('KEY_0', { maxAge: HOUR }),
    lru: () => lru.fetch('KEY_0'),
    bento: () => bento.getOrSet({ key: 'KEY_0', ttl: '1h', factory: () => load('KEY_0') }),
  });
  const ratio = ratioOf(turns.ours, turns.map);
  return [
    { row: 'floor: awaited resolved promise out of a Map', figure: nanoseconds(median(turns.map)) },
    {
      row: 'awaited cached read (AWS link)',
      figure: nanoseconds(median(turns.ours)),
      ratio: `${ratio.toFixed(2)} × the floor`,
      target: '≤ 1.2 × the floor',
      met: ratio <= 1.2,
    },
    slower('Powertools, cached', turns.powertools, turns.ours, 2.5),
    slower('bentocache, in memory', turns.bento, turns.ours, 20),
    slower('lru-cache `fetch`, cached', turns.lru, turns.ours, 1),
  ];
}

function slower(name, figures, ours, least) {
  const ratio = ratioOf(figures, ours);
  return {
    row: `the same through ${name}`,
    figure: nanoseconds(median(figures)),
    ratio: `${ratio.toFixed(1)} × ours`,
    target: `≥ ${least} × ours`,
    met: ratio >= least,
  };
}

async function referenceReads(aws) {
  const keys = Array.from({ length: REFS }, (_, index) => `REF_${index}`);
  const plain = keys.map((key) => ({ key, current: `the value of ${key}` }));
  const refs = keys.map((key) => aws.ref(key));
  await Promise.all(refs.map((ref) => ref.get()));
  if (refs.some((ref, index) => ref.current !== plain[index].current)) throw new Error('Not the same values');
  let at = 0;
  const turns = await inTurns({
    property: () => do_not_optimize(plain[at++ % REFS].current),
    current: () => do_not_optimize(refs[at++ % REFS].current),
  });
  const ratio = ratioOf(turns.current, turns.property);
  return [
    { row: 'floor: a property read', figure: nanoseconds(median(turns.property)) },
    {
      row: '`current` of a reference',
      figure: nanoseconds(median(turns.current)),
      ratio: `${ratio.toFixed(2)} × the floor`,
      target: '≤ 2 × the floor',
      met: ratio <= 2,
    },
  ];
}
