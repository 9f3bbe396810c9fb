import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProgramOptions {
  /** Variables beside those of this process, whose settings of secrets are left out. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A program in a process group of its own, with everything that it has printed, on either stream. */
export class RunningProgram {
  #output = '';
  readonly #child;
  readonly #closed: Promise<unknown>;

  constructor(command: string, args: readonly string[], { env, cwd }: ProgramOptions = {}) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(?:SECRETS|AWS)_|^NO_COLOR$/.test(name),
    );
    this.#child = spawn(command, args, {
      cwd,
      env: { ...Object.fromEntries(inherited), PORT: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#child.emit('printed');
      });
    }
    this.#closed = once(this.#child, 'close').finally(() => this.#child.emit('printed'));
  }

  get output(): string {
    return this.#output;
  }

  /** Resolves when something has been printed; rejects, with what was, when the program ends without it. */
  async printed(what: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = this.#output.match(what);
      if (found) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`The program ended without printing ${what.source}:\n${this.#output}`);
      }
      await once(this.#child, 'printed');
    }
  }

  /** Ends as Ctrl-C in a terminal does, which reaches every process of the group. */
  async interrupt(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined) {
      process.kill(-this.#child.pid, 'SIGINT');
    }
    await this.#closed;
  }

  /** Waits for the end; resolves to the exit code, `null` after a signal. */
  async ended(): Promise<number | null> {
    await this.#closed;
    return this.#child.exitCode;
  }
}
