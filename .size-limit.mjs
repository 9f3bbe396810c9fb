import { readFileSync } from 'node:fs';

const folder = 'libs/secrets';
const { exports, peerDependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

/**
 * The most that an entry may weigh, minified and gzipped, so that growth is a decision: what importing it loads, and
 * that with every part that it may load later, such as what works with the AWS SDK.
 */
const LIMITS = {
  '.': ['40 KB', '58 KB'],
  './aws': ['3 KB', '10 KB'],
  './files': ['4 KB', '4 KB'],
  './pino': ['18.5 KB', '18.5 KB'],
  './terminus': ['5 KB', '5 KB'],
  './testing': ['32 KB', '58 KB'],
};

/** Leaves out what is loaded later: it stays an `import()`. */
const withoutLaterParts = {
  name: 'without-later-parts',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
};

const MEASURES = [
  { measure: 'loaded by its import', plugins: [withoutLaterParts] },
  { measure: 'with all parts that it may load later', plugins: [] },
];

const entries = Object.entries(exports).filter(([, conditions]) => typeof conditions !== 'string');

export default entries.flatMap(([entry, conditions]) => {
  if (!(entry in LIMITS)) throw new Error(`.size-limit.mjs: say what "${entry}" may weigh`);
  return MEASURES.map(({ measure, plugins }, at) => ({
    name: `${entry.replace('.', 'nestjs-secrets')}, ${measure}`,
    path: `${folder}/${conditions.import.default}`,
    limit: LIMITS[entry][at],
    gzip: true,
    // The peers are the application's, with all that is within their scopes.
    ignore: Object.keys(peerDependencies).map((name) => name.replace(/^(@[^/]+)\/.*/, '$1/*')),
    modifyEsbuildConfig: (config) => ({
      ...config,
      platform: 'node',
      // As Node.js has it: in another format an `import()` of a package becomes a `require`, with what that needs.
      format: 'esm',
      plugins,
    }),
  }));
});
