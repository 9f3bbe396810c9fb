import type { TestProject } from 'vitest/node';
import { startMotoServer } from '../scripts/moto-server.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the stand-in of AWS listens; `test/support/moto-server.ts` uses it. */
    motoUrl: string;
  }
}

/** One stand-in of AWS for the whole run: specs keep apart by the names of their secrets. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startMotoServer({ log: (line) => process.stderr.write(`${line}\n`) });
  project.provide('motoUrl', server.url);
  return server.stop;
}
