#!/usr/bin/env node
import { run } from './command.line.js';

// What an application prints while it is looked at must not get between the lines, or into the JSON, of a command.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
// Whoever reads may have seen enough, as `head` has.
process.stdout.on('error', () => process.exit());

const exitCode = await run(process.argv, (text) => print(text));
// An application that was looked at may have left connections and timers behind.
print('', () => process.exit(exitCode));
