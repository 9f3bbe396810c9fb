#!/usr/bin/env node
import { run } from './command.line.js';
import { EXIT } from './exit-codes.js';
// What an application prints while it is looked at must not get between the lines, or into the JSON, of a command.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
// While an application is looked at, `process.exit` is kept from it.
const exit = process.exit.bind(process);
let failure;
const onWritten = (error) => void (failure ??= error ?? undefined);
process.stdout.on('error', onWritten);
const exitCode = await run(process.argv, (text) => void write(text, onWritten));
// An application that was looked at may have left connections and timers behind.
write('', () => {
    // Whoever reads may have seen enough, as `head` has.
    if (failure === undefined || failure.code === 'EPIPE')
        exit(exitCode);
    process.stderr.write(`error: The answer cannot be written (${failure.code})\n`);
    exit(EXIT.unusable);
});
