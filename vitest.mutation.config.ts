import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** For `npm run mutation`: only the specs that it names, without the stand-in of AWS, and their imports made once. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: JSON.parse(process.env.MUTATION_SPECS ?? '[]') as string[],
    globalSetup: [],
    isolate: false,
  },
});
