import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** A fenced block: the first word after the fence is its language, what follows says what it is to the tests. */
export interface ReadmeBlock {
  readonly language: string;
  readonly mark: string;
  readonly text: string;
}

export const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

export const BLOCKS = blocksIn(README);

const DOCS = new URL('../../docs/', import.meta.url);

/**
 * The code of README.md and of the pages below `docs`, by the path of a file. A block of TypeScript in `docs`
 * without a title is a file of its own. Throws when two blocks have the same title.
 */
export function titledCode(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, text: string) => {
    if (files.has(path)) throw new Error(`Two blocks of the documentation have the title ${path}`);
    if (path.endsWith('.ts') && !/^(?:src|pino|logger)\//.test(path))
      throw new Error(`Nothing compiles ${path}: its folder is src, pino or logger`);
    files.set(path, text);
  };
  for (const { mark, text } of BLOCKS) if (titleOf(mark)) add(titleOf(mark), text);
  for (const file of pagesOfDocs()) {
    blocksOfPage(file).forEach(({ language, mark, text }, at) => {
      if (titleOf(mark)) add(titleOf(mark), text);
      else if (language === 'ts') add(`src/docs/${basename(file, '.md')}.${at + 1}.ts`, text);
    });
  }
  return files;
}

function titleOf(mark: string): string {
  return mark.startsWith('title=') ? mark.slice('title='.length) : '';
}

function blocksIn(text: string): readonly ReadmeBlock[] {
  return [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', mark = '', body = '']) => ({ language, mark, text: body }),
  );
}

function blocksOfPage(file: string): readonly ReadmeBlock[] {
  return blocksIn(readFileSync(new URL(file, DOCS), 'utf8'));
}

/** The block with this language and mark; throws when the README and `docs` have none or several. */
export function blockOf(language: string, mark: string): string {
  const all = [...BLOCKS, ...pagesOfDocs().flatMap(blocksOfPage)];
  const found = all.filter((block) => block.language === language && block.mark === mark);
  const [block] = found;
  if (!block || found.length > 1)
    throw new Error(`The documentation has ${found.length} blocks "${language} ${mark}"`);
  return block.text;
}

/** The rows of the table that has this header, in README.md or a page below `docs`, without their marks. */
export function tableRows(firstHeader: string): string[][] {
  const pages = pagesOfDocs().map((file) => readFileSync(new URL(file, DOCS), 'utf8'));
  const lines = [README, ...pages].join('\n').split('\n');
  const start = lines.findIndex((line) => cellsOf(line)[0] === firstHeader);
  if (start < 0) throw new Error(`No table of the documentation begins with ${firstHeader}`);
  const end = lines.findIndex((line, at) => at > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map(cellsOf);
}

function pagesOfDocs(): string[] {
  return readdirSync(DOCS).filter((name) => name.endsWith('.md'));
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));
}

const COMMAND =
  /^curl(?: -X (?<method>[A-Z]+))?(?: -H '(?<name>[^:']+): (?<value>[^']+)')? localhost:3000(?<path>\S*)$/;

/** Runs the curl commands of a block against a port; resolves to the block as it would be now. */
export async function replay(block: string, port: string | undefined): Promise<string> {
  let replayed = '';
  for (const [, command = ''] of block.matchAll(/^\$ (.*)$/gm)) {
    const { method, name, value, path } = COMMAND.exec(command)?.groups ?? {};
    if (path === undefined) throw new Error(`README.md: no test runs "${command}"`);
    const headers: Record<string, string> = name && value ? { [name]: value } : {};
    const response = await fetch(`http://localhost:${port}${path}`, { method: method ?? 'GET', headers });
    replayed += `$ ${command}\n${await response.text()}\n`;
  }
  return replayed;
}

/** Makes two runs comparable: times, numbers of requests, durations, new keys. */
export function normalised(text: string): string {
  return text
    .replace(/\d\d:\d\d:\d\d\.\d{3}/g, 'TIME')
    .replace(/"(reqId|responseTime)":\d+/g, '"$1":N')
    .replace(/demo_[0-9a-f]{32}/g, 'demo_KEY');
}
