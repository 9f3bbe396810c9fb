import { readFileSync } from 'node:fs';

const folder = 'libs/secrets';
const { exports, peerDependencies } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

/** The most that an entry may weigh with all it can load, minified and gzipped, so that growth is a decision. */
const LIMITS = {
  '.': '56 KB',
  './aws': '9 KB',
  './files': '4 KB',
  './pino': '16 KB',
  './terminus': '5 KB',
  './testing': '55 KB',
};

const entries = Object.entries(exports).filter(([, conditions]) => typeof conditions !== 'string');

export default entries.map(([entry, conditions]) => {
  if (!(entry in LIMITS)) throw new Error(`.size-limit.mjs: say what "${entry}" may weigh`);
  return {
    name: entry.replace('.', 'nestjs-secrets'),
    path: `${folder}/${conditions.import.default}`,
    limit: LIMITS[entry],
    gzip: true,
    // The peers are the application's, with all that is within their scopes.
    ignore: Object.keys(peerDependencies).map((name) => name.replace(/^(@[^/]+)\/.*/, '$1/*')),
    modifyEsbuildConfig: (config) => ({ ...config, platform: 'node' }),
  };
});
