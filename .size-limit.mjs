import { readFileSync } from 'node:fs';

const folder = 'libs/secrets';
const { exports, peerDependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

/** The most that the import of an entry may load, minified and gzipped, so that growth is a decision. */
const LIMITS = {
  '.': '40 KB',
  './aws': '3 KB',
  './files': '4.3 KB',
  './pino': '18.5 KB',
  './terminus': '5.1 KB',
  './testing': '31 KB',
};
/** The same, with what any of them may load later, such as what works with the AWS SDK. */
const LIMIT_WITH_LATER_PART = '58 KB';

/** Leaves out what is loaded later: it stays an `import()`. */
const withoutLaterPart = {
  name: 'without-later-part',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
};

const entries = Object.entries(exports).filter(([, conditions]) => typeof conditions !== 'string');

export default [
  ...entries.map(([entry, conditions]) => {
    if (!(entry in LIMITS)) throw new Error(`.size-limit.mjs: say what "${entry}" may weigh`);
    const name = `${entry.replace('.', 'nestjs-secrets')}, loaded by its import`;
    return measure(name, conditions, LIMITS[entry], [withoutLaterPart]);
  }),
  measure('nestjs-secrets, with what it may load later', exports['.'], LIMIT_WITH_LATER_PART, []),
];

function measure(name, conditions, limit, plugins) {
  return {
    name,
    limit,
    path: `${folder}/${conditions.import.default}`,
    gzip: true,
    // The peers are the application's, with all that is within their scopes.
    ignore: Object.keys(peerDependencies).map((peer) => peer.replace(/^(@[^/]+)\/.*/, '$1/*')),
    modifyEsbuildConfig: (config) => ({
      ...config,
      platform: 'node',
      // As Node.js has it: in another format an `import()` of a package becomes a `require`, with what that needs.
      format: 'esm',
      plugins,
    }),
  };
}
