#!/usr/bin/env node
import { run } from './command.line.js';
import { EXIT } from './exit-codes.js';

// What an application prints while it is looked at must not get between the lines, or into the JSON, of a command.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // Whoever reads may have seen enough, as `head` has.
  if (code === 'EPIPE') process.exit();
  process.stderr.write(`error: The answer cannot be written (${code})\n`);
  process.exit(EXIT.unusable);
});

const exitCode = await run(process.argv, (text) => print(text));
// An application that was looked at may have left connections and timers behind.
print('', () => process.exit(exitCode));
