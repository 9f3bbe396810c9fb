import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';

/** The bytes in use once nothing is left to collect; the process needs `--expose-gc`. */
export async function heapInUse() {
  await collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * The bytes of all data that can be reached, counted object by object, which takes a second: exact where `heapUsed`
 * swings with what is swept and compiled.
 */
export async function reachableBytes() {
  await collect();
  const { arrayBuffers } = process.memoryUsage();
  const { snapshot, nodes } = JSON.parse(await text(getHeapSnapshot()));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const type = fields.indexOf('type');
  const size = fields.indexOf('self_size');
  const code = types[type].indexOf('code');
  let bytes = arrayBuffers;
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at + type] !== code) bytes += nodes[at + size];
  }
  return bytes;
}

async function collect() {
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate();
    globalThis.gc();
  }
}
