import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./libs/secrets/src/${path}`, import.meta.url));

export default defineConfig({
  // Nest needs legacy decorators with their type metadata, which are off by default.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
  resolve: {
    alias: [
      { find: /^nestjs-secrets$/, replacement: source('index.ts') },
      { find: /^nestjs-secrets\/aws$/, replacement: source('providers/aws-secrets-manager/index.ts') },
      { find: /^nestjs-secrets\/files$/, replacement: source('providers/mounted-files/index.ts') },
      { find: /^nestjs-secrets\/(pino|terminus|testing)$/, replacement: source('$1/index.ts') },
    ],
  },
  test: {
    include: ['libs/**/*.spec.ts', 'test/**/*.spec.ts', 'apps/**/*.spec.ts'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 20_000,
  },
});
