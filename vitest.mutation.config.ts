import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** For `npm run mutation`: only the specs that it names, and without the stand-in of AWS, so that each mutant takes a second. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: (process.env.MUTATION_SPECS ?? '').split(','), globalSetup: [] },
});
