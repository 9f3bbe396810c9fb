import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockOf, normalised, README, replay } from './support/readme.js';
import { RunningProgram } from './support/running-program.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

it('begins with the two commands', () => {
  expect(README.startsWith('# nestjs-secrets\n\n```sh\nnpm ci && npm start\nnpm test\n```\n')).toBe(true);
});

describe.each([
  ['demo', ['start']],
  ['aws', ['run', 'start:aws']],
])('what the README shows of the demo: %s', (mark, command) => {
  let program: RunningProgram;
  let port: string | undefined;

  beforeAll(async () => {
    program = new RunningProgram('npm', command, { cwd: ROOT });
    [, port] = await program.printed(/curl localhost:(\d+)/);
  }, 180_000);
  afterAll(() => program.interrupt());

  it('is what the commands print', async () => {
    const shown = blockOf('console', mark);
    expect(normalised(await replay(shown, port))).toBe(normalised(shown));
  });

  it('is in the terminal of the demo', async () => {
    await fetch(`http://localhost:${port}/the-last-request`);
    await program.printed(/the-last-request/);
    const printed = normalised(program.output).split('\n');
    const shown = normalised(blockOf('text', mark)).trim().split('\n');
    expect(printed).toEqual(expect.arrayContaining(shown));
  });

  it('ends with Ctrl-C, and leaves nothing behind', async () => {
    const standIn = /It listens on (\S+)/.exec(program.output)?.[1];
    expect(standIn !== undefined).toBe(mark === 'aws');
    await program.interrupt();
    for (const url of [`http://localhost:${port}`, ...(standIn ? [standIn] : [])]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
});
