import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import base from './vitest.config.js';

/**
 * One order, whatever earlier runs took: specs that share their imports share what these count. From the last name to the
 * first, so that the spec of metrics finds nothing counted yet.
 */
class ByName extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    return [...specs].sort((one, other) => (one.moduleId < other.moduleId ? 1 : -1));
  }
}

/** For `npm run mutation`: only the specs that it names, without the stand-in of AWS, and their imports made once. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: JSON.parse(process.env.MUTATION_SPECS ?? '[]') as string[],
    globalSetup: [],
    isolate: false,
    sequence: { sequencer: ByName },
  },
});
