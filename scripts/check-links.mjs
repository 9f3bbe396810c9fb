// The links of the documentation: each leads to a file and a heading that exist, in the repository and in the package.
// Usage: node scripts/check-links.mjs [folder of the project]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const packaged = join(root, 'libs/secrets');
const problems = [];

const textOf = (path) => readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
const LINK = /\]\(\s*<?([^)\s>]+)>?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm;

function linksOf(path) {
  const links = [...textOf(path).matchAll(LINK)].map(([, inline, reference]) => inline ?? reference);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** The fragments by which a page's headings are named, as GitHub makes them. */
function fragmentsOf(path) {
  const seen = new Map();
  return [...textOf(path).matchAll(/^#{1,6} +(.*?) *$/gm)].map(([, heading]) => {
    const name = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}-${count}`;
  });
}

function checkPage(page) {
  for (const link of linksOf(page)) {
    const [path, fragment] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    const from = relative(root, page);
    if (!existsSync(target)) problems.push(`${from}: ${link} leads to nothing`);
    else if (fragment !== undefined && !fragmentsOf(target).includes(fragment))
      problems.push(`${from}: ${link} leads to no heading of its page`);
  }
}

function pagesIn(folder) {
  const names = ['', 'docs'].flatMap((part) =>
    readdirSync(join(folder, part)).map((name) => join(folder, part, name)),
  );
  return names.filter((name) => name.endsWith('.md'));
}

const pages = pagesIn(root);
const linked = new Set(linksOf(join(root, 'README.md')).map((link) => link.split('#')[0]));
for (const page of pages) {
  checkPage(page);
  const path = relative(root, page);
  if (path.startsWith('docs') && !linked.has(path)) problems.push(`README.md: names no page ${path}`);
}
// What the build puts beside `dist`: whoever has the package only follows the same links.
if (existsSync(join(packaged, 'docs'))) pagesIn(packaged).forEach(checkPage);
else problems.push('libs/secrets/docs: is missing, npm run build makes it');

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`The links of ${pages.length} pages lead where they say.`);
