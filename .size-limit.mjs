const esm = (file) => `libs/secrets/dist/esm/${file}`;
const entry = (name, file, limit) => ({
  name,
  path: esm(file),
  limit,
  gzip: true,
  // The peers are the application's; `node:*` is Node's.
  ignore: ['@nestjs/*', '@aws-sdk/*', 'nestjs-pino', 'pino', 'reflect-metadata', 'rxjs'],
  modifyEsbuildConfig: (config) => ({ ...config, platform: 'node' }),
});

export default [
  entry('nestjs-secrets', 'index.js', '40 KB'),
  entry('nestjs-secrets/aws', 'providers/aws-secrets-manager/index.js', '20 KB'),
  entry('nestjs-secrets/files', 'providers/mounted-files/index.js', '20 KB'),
  entry('nestjs-secrets/pino', 'pino/index.js', '20 KB'),
  entry('nestjs-secrets/testing', 'testing/index.js', '40 KB'),
];
