import { Writable } from 'node:stream';
import { format } from 'node:util';

/** A stream that keeps what is written to it. */
export class LogCapture extends Writable {
  #text = '';

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.#text += chunk.toString();
    done();
  }

  get text(): string {
    return this.#text;
  }

  /** The lines as JSON; throws when one is none. */
  get records(): Record<string, unknown>[] {
    return this.#text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

/** What the process prints while `run` runs, both streams in the order of writing. */
export async function printedWhile(run: () => unknown): Promise<string> {
  const printed: string[] = [];
  const write = (chunk: string | Uint8Array): boolean => {
    printed.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return true;
  };
  const undo: (() => unknown)[] = [process.stdout, process.stderr].map((stream) => {
    const original = stream.write;
    stream.write = write;
    return () => (stream.write = original);
  });
  // A test runner puts a console of its own before the streams.
  for (const name of ['log', 'error'] as const) {
    const original = console[name];
    console[name] = (...args: unknown[]) => void write(`${format(...args)}\n`);
    undo.push(() => (console[name] = original));
  }
  try {
    await run();
  } finally {
    undo.forEach((restore) => restore());
  }
  return printed.join('');
}
