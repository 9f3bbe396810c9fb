// Makes the figures of a run into rows, and decides which of them are as they must be.
import { findLeaks } from './leak.search.mjs';
import { libraryLines, needlessLines } from './library.lines.mjs';

const KEYS = 2; // that are in the store
const ATTEMPTS = 3; // of the SDK for one call
const LONGEST_LAG = 65; // seconds: an outage and the longest back-off
const FEWEST_SERVED = 20; // one version of so many at least: the pauses after outages may take nearly all of a minute (4 to 24 of 60 seen)
const LONGEST_REQUEST = 10; // seconds: `/read` may wait three times for a call that takes its three seconds
const LONGEST_END = 8; // seconds after the last request: Node's own keep-alive is 5
const MOST_CONNECTIONS = 10;
const MOST_GROWTH = 2; // megabytes of heap, from the second third of the run to the last
const SHORTEST_FOR_HEAP = 30; // seconds: before that, code is still being compiled
const MOST_SHOWN = 5;
const MEGABYTE = 1024 * 1024;

/** Prints what is wrong, and returns the rows of the table. */
export function judge(run) {
  const { load, proxy, rotation, demo, requests, seconds } = run;
  const search = findLeaks(rotation.planted, [...load.texts, demo.out, demo.err]);
  const lines = libraryLines(demo.out);
  const needless = needlessLines(lines, seconds / 60);
  const complaints = demo.err.split('\n').filter((line) => line !== '');
  show('Responses that the contract does not allow', load.unexpected);
  show(
    'Leaks',
    search.leaks.map(({ spelling, around }) => `${spelling} in …${around}…`),
  );
  show('Needless lines', needless);
  show('Standard error', complaints);
  return [
    { row: 'requests', figure: `${requests}, ${Math.round(requests / seconds)} a second` },
    durationRow(load),
    none('responses that the contract does not allow', load.unexpected),
    {
      row: 'outages of the store, calls in them',
      figure: `${proxy.counts.outages}, ${proxy.counts.inOutages}`,
    },
    callsRow(run),
    servedRow(run),
    lagRow(run),
    { row: 'values shown that two newer ones had replaced meanwhile', figure: String(load.forgotten) },
    none(`leaks (${search.searched} spellings of ${rotation.planted.length} values)`, search.leaks),
    heapRow(run),
    atMost('connections to the store', run.connections, MOST_CONNECTIONS),
    { row: 'log lines, of the library', figure: `${demo.out.split('\n').length}, ${lines.length}` },
    none('lines of the library that tell no change', needless),
    none('lines on standard error (warnings, rejections)', complaints),
    endingRow(run),
    endRow(run),
  ];
}

function durationRow({ durations }) {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  const figure = [0.5, 0.99, 1].map((share) => `${Math.round(at(share))} ms`).join(', ');
  const row = atMost('time of a request (median, p99, longest)', at(1) / 1000, LONGEST_REQUEST, 's');
  return { ...row, figure };
}

/** A cache that never asks again would serve the first version for ever, and no single request would be wrong. */
function servedRow({ load, rotation }) {
  const served = Object.keys(load.seenAt).length;
  const least = Math.floor(rotation.version / FEWEST_SERVED);
  return {
    row: 'versions stored, served',
    figure: `${rotation.version}, ${served}`,
    target: `≥ ${least} served`,
    met: served >= least,
  };
}

/** While the store is well, each key is read once in each TTL, or a little sooner. */
function callsRow({ proxy, seconds, ttl }) {
  const most = Math.ceil((KEYS * ATTEMPTS * seconds) / (0.8 * ttl));
  const { calls, faults } = proxy.counts;
  return { ...atMost('calls to the store, with a fault', calls, most), figure: `${calls}, ${faults}` };
}

/** A version may have been skipped: then a later one tells that it had arrived. Some had not arrived at the end. */
function lagRow({ load, rotation, endsAt }) {
  let longest = 0;
  for (let version = 2; version <= rotation.version; version++) {
    const seen = Math.min(endsAt, ...load.seenAt.slice(version).filter((moment) => moment !== undefined));
    longest = Math.max(longest, (seen - rotation.publishedAt[version]) / 1000);
  }
  return atMost('longest wait for a new version', longest, LONGEST_LAG, 's');
}

function heapRow({ samples, seconds }) {
  const third = Math.floor(samples.length / 3);
  const heaps = samples.map(({ heap }) => heap / MEGABYTE);
  const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
  const [before, after] = [middle(heaps.slice(third, 2 * third)), middle(heaps.slice(-third))];
  const row = atMost('growth of the heap', after - before, MOST_GROWTH, 'MB');
  const figure = `${row.figure}, to ${after.toFixed(1)} MB`;
  return seconds < SHORTEST_FOR_HEAP ? { row: row.row, figure } : { ...row, figure };
}

function endingRow({ load }) {
  const { answered, closed, refused } = load.whileEnding;
  return {
    row: 'requests while it ends (answered, failed, refused)',
    figure: `${answered}, ${closed}, ${refused}`,
  };
}

function endRow({ end, lastRequest }) {
  const after = Math.max(0, end.at - lastRequest) / 1000;
  return {
    row: 'end of the process, after the last request',
    figure: `${end.signal ?? `code ${end.code}`}, ${after.toFixed(1)} s`,
    target: `code 0 by itself, ≤ ${LONGEST_END} s`,
    met: end.code === 0 && after <= LONGEST_END,
  };
}

function none(row, list) {
  return { row, figure: String(list.length), target: '0', met: list.length === 0 };
}

function atMost(row, figure, most, unit = '') {
  const shown = Number.isInteger(figure) ? String(figure) : figure.toFixed(1);
  return { row, figure: `${shown} ${unit}`.trim(), target: `≤ ${most} ${unit}`.trim(), met: figure <= most };
}

function show(what, list) {
  if (list.length === 0) return;
  console.log(`\n${what} (${list.length}):`);
  for (const one of list.slice(0, MOST_SHOWN)) console.log(`  ${one}`);
}
