// Draws the chart of the README from benchmarks/results.json, the same picture from the same figures.
// Usage: node benchmarks/chart.mjs [--check] ; with --check it only says whether the picture is the one of the figures.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readResults } from './results.mjs';
import { inNanoseconds } from './table.mjs';

const SUITE = 'masking/line';
const PREFIX = 'line: ';
const PLAIN = `${PREFIX}plain pino, nobody reads it`;
const OURS = `${PREFIX}all rules, 100 values, hits`;
const FILE = fileURLToPath(new URL('../docs/masking-cost.svg', import.meta.url));

// Legible on white and on black, since whoever shows the picture chooses what is behind it.
const COLOURS = { text: '#737c86', ours: '#2f8a57', others: '#7f8ea3' };
const WIDTH = 760;
const ROW = 30;
const TOP = 58;
const BARS = { left: 222, width: 320 };

/** A bar for each logger that was given the secrets, and one for pino, which hides nothing. */
function barsOf({ rows }) {
  const named = (name) => rows.find(({ row }) => row === name) ?? fail(`${SUITE} has no row "${name}"`);
  const bar = ({ row, figure, leaks }, label = row.slice(PREFIX.length).replace(' (any depth)', '')) => ({
    label,
    figure,
    leaks,
    time: inNanoseconds(figure),
  });
  const peers = rows.filter(({ row, leaks }) => leaks !== undefined && row !== OURS);
  return [
    bar(named(PLAIN), 'pino alone, nothing to hide'),
    { ...bar(named(OURS), 'nestjs-secrets, every rule'), isOurs: true },
    ...peers.map((peer) => bar(peer)),
  ].sort((a, b) => a.time - b.time);
}

function draw(result) {
  const bars = barsOf(result);
  const longest = Math.max(...bars.map(({ time }) => time));
  const height = TOP + bars.length * ROW + 44;
  const foot = `${result.machine.replace(/, load [\d.]+/, '')}; ${result.at}`;
  const versions = Object.entries(result.versions).map(([name, version]) => `${name} ${version}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="13" fill="${COLOURS.text}" role="img" aria-labelledby="title">
  <title id="title">${escaped(inWords(bars))}</title>
  <text x="0" y="18" font-size="15" font-weight="600">One log line of a request with four secrets in it: the time it takes, and what is left</text>
  <text x="0" y="38">Less is better. The four are two headers, a password, and a value from the store within a text.</text>
${bars.map((bar, index) => drawBar(bar, TOP + index * ROW, longest)).join('\n')}
  <text x="0" y="${height - 22}" font-size="11">${escaped(foot)}</text>
  <text x="0" y="${height - 7}" font-size="11">${escaped(versions.join(', '))}</text>
</svg>
`;
}

function drawBar({ label, figure, leaks, time, isOurs }, y, longest) {
  const length = Math.max(2, Math.round((time / longest) * BARS.width));
  const weight = isOurs ? ' font-weight="600"' : '';
  const left = leaks === undefined ? '' : `, ${leaks} secrets left`;
  return [
    `  <text x="${BARS.left - 10}" y="${y + 16}" text-anchor="end"${weight}>${escaped(label)}</text>`,
    `  <rect x="${BARS.left}" y="${y + 2}" width="${length}" height="20" rx="2" fill="${isOurs ? COLOURS.ours : COLOURS.others}"/>`,
    `  <text x="${BARS.left + length + 8}" y="${y + 16}"${weight}>${escaped(figure + left)}</text>`,
  ].join('\n');
}

function inWords(bars) {
  const words = ({ label, figure, leaks }) => `${label}: ${figure}${leaks ? `, ${leaks} secrets left` : ''}`;
  return `Time for one log line. ${bars.map(words).join('; ')}.`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fail(message) {
  throw new Error(`benchmarks/results.json: ${message}; run npm run bench:masking -- --save`);
}

const svg = draw(readResults()[SUITE] ?? fail(`there is nothing of ${SUITE}`));
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, svg);
  console.log(`docs/masking-cost.svg: drawn`);
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== svg) {
  console.error('docs/masking-cost.svg is not what benchmarks/results.json says: run npm run bench:chart');
  process.exit(1);
}
