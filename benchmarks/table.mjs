import { cpus, loadavg } from 'node:os';
import { median, ratioOf } from './rounds.mjs';

/**
 * A row: `row` says what was measured, `figure` what it came to, `ratio` to what it compares. With a `target`
 * (text) it also says `met`; a row without one informs only. `leaks` says how many of the planted secrets are left.
 *
 * @typedef {{ row: string, figure: string, ratio?: string, target?: string, met?: boolean, leaks?: string }} Row
 */

export function describeMachine() {
  const [cpu, ...others] = cpus();
  const load = loadavg()[0].toFixed(1);
  return `${cpu.model.trim()}, ${others.length + 1} cores, load ${load}; Node ${process.version}, ${process.platform} ${process.arch}`;
}

/** @param {Row[]} rows */
export function formatTable(rows) {
  const lines = [
    ['row', 'figure', 'ratio', 'target', 'met', 'leaks'],
    ...rows.map(({ row, figure, ratio = '', target = '', met, leaks = '' }) => [
      row,
      figure,
      ratio,
      target,
      met === undefined ? '' : met ? 'yes' : 'NO',
      leaks,
    ]),
  ];
  const filled = lines[0].map((_, column) => lines.slice(1).some((line) => line[column] !== ''));
  return formatLines(lines.map((line) => line.filter((_, column) => filled[column])));
}

function formatLines(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const [head, ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`,
  );
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
}

/** @param {Row[]} rows */
export function summarize(rows) {
  const judged = rows.filter(({ met }) => met !== undefined);
  const missed = judged.filter(({ met }) => !met).map(({ row }) => row);
  if (missed.length === 0) return `All ${judged.length} targets are met.`;
  return `${missed.length} of ${judged.length} targets are missed: ${missed.join('; ')}.`;
}

const UNITS = {
  time: [
    [1, 'ns'],
    [1e3, 'µs'],
    [1e6, 'ms'],
  ],
  memory: [
    [1, 'B'],
    [1024, 'KB'],
  ],
};

function show(value, units) {
  const [size, unit] = units.findLast(([least]) => Math.abs(value) >= least) ?? units[0];
  return `${Number((value / size).toPrecision(3))} ${unit}`;
}

export const nanoseconds = (value) => show(value, UNITS.time);

/** What `nanoseconds` was given, as precisely as it shows it. */
export function inNanoseconds(figure) {
  const [number, name] = figure.split(' ');
  const [size] = UNITS.time.find(([, unit]) => unit === name) ?? [NaN];
  return Number(number) * size;
}

export const bytes = (value) => show(value, UNITS.memory);

/** A row whose figure must not be above `most`. */
export function atMost(row, value, most, display, ratio) {
  return { row, figure: display(value), ratio, target: `≤ ${display(most)}`, met: value <= most };
}

/** A row of how many times as long as `floors` something takes, each median of rounds; with `most`, a target. */
export function atMostTimes(row, figures, floors, most) {
  const ratio = ratioOf(figures, floors);
  const target = most === undefined ? {} : { target: `≤ ${most} ×`, met: ratio <= most };
  return { row, figure: nanoseconds(median(figures)), ratio: `${ratio.toFixed(2)} ×`, ...target };
}

/** A row of somebody else's figures, in multiples of ours; with `least`, a target. */
export function timesSlower(row, figures, ours, least) {
  const ratio = ratioOf(figures, ours);
  const target = least === undefined ? {} : { target: `≥ ${least} × ours`, met: ratio >= least };
  return { row, figure: nanoseconds(median(figures)), ratio: `${ratio.toFixed(1)} × ours`, ...target };
}
