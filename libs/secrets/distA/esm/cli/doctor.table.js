import { styleText } from 'node:util';
import { showKey } from '../keys/secret-key.js';
import { isLeftOut } from './doctor.report.js';
import { plain } from './plain-text.js';
const HEADINGS = ['KEY', 'STATE', 'LINK', 'VERSION', 'AGE', 'PROBLEM'];
/** What a reader sees as one character may be several in a string. */
const CHARACTERS = new Intl.Segmenter();
const COLOURS = {
    ok: 'green',
    optional: 'dim',
    degraded: 'yellow',
    missing: 'red',
    failed: 'red',
    invalid: 'red',
};
/** Colours where the stream is a terminal that shows them, and `NO_COLOR` does not forbid it. */
export function paintFor(stream) {
    return (style, text) => styleText(style, text, { stream });
}
/** The report as lines for a person. */
export function doctorTable(report, paint) {
    const { chain, region, keys } = report;
    const where = region === null ? '' : `; AWS region ${plain(region)}`;
    const lines = [`Secrets come from ${chain.map(plain).join(', then ')}${where}`, ''];
    if (keys.length === 0)
        return `${[...lines, 'The application wants no secret.'].join('\n')}\n`;
    const rows = keys.map(cellsOf);
    const widths = HEADINGS.map((heading, column) => Math.max(heading.length, ...rows.map((cells) => lengthOf(cells[column] ?? ''))));
    const aligned = (cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0));
    lines.push(paint('bold', aligned(HEADINGS).join('  ').trimEnd()));
    for (const [index, cells] of rows.entries()) {
        const [key = '', state = '', ...others] = aligned(cells);
        const shown = shownState(keys[index]);
        lines.push([key, paint(COLOURS[shown], state), ...others].join('  ').trimEnd());
    }
    return `${[...lines, '', summaryLine(report, paint)].join('\n')}\n`;
}
function cellsOf(report) {
    const { key, provider, versionId, ageSeconds, problem } = report;
    return [
        showKey(key),
        shownState(report),
        provider ?? '-',
        versionId ?? '-',
        ageSeconds === null ? '-' : `${ageSeconds} s`,
        problem === null ? '' : withoutKey(problem.message, key),
    ].map(plain);
}
function shownState(report) {
    return isLeftOut(report) ? 'optional' : report.state;
}
// The key stands in the first column.
function withoutKey(message, key) {
    const start = `Secret ${showKey(key)} `;
    return message.startsWith(start) ? message.slice(start.length) : message;
}
function summaryLine({ summary, keys }, paint) {
    const parts = Object.keys(COLOURS)
        .filter((state) => summary[state] > 0)
        .map((state) => paint(COLOURS[state], `${summary[state]} ${state}`));
    return `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}: ${parts.join(', ')}`;
}
function lengthOf(text) {
    return [...CHARACTERS.segment(text)].length;
}
function pad(text, width) {
    return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
