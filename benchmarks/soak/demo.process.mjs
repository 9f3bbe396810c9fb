// Builds the demo apart from other builds of it, and runs it as it is.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROBE = fileURLToPath(new URL('demo.probe.mjs', import.meta.url));

/** Compiles the demo with the library into a folder below `dist`; returns the file to start, and what removes it. */
export function buildDemo(name) {
  const folder = `${ROOT}dist/${name}`;
  const remove = () => rmSync(folder, { recursive: true, force: true });
  remove();
  mkdirSync(folder, { recursive: true });
  const config = {
    extends: '../../apps/demo/tsconfig.app.json',
    compilerOptions: { outDir: 'out' },
    include: ['../../apps/demo/src'],
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
  const nest = `${ROOT}node_modules/@nestjs/cli/bin/nest.js`;
  const args = [nest, 'build', 'demo', '-p', `dist/${name}/tsconfig.json`];
  try {
    execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  } catch (error) {
    remove();
    throw error;
  }
  return { main: `${folder}/out/apps/demo/src/main.js`, remove };
}

export class DemoProcess {
  /** What it printed. */
  out = '';
  err = '';
  #child;
  #closed;

  constructor(main, settings) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:SECRETS|AWS)_/.test(name));
    this.#child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, main], {
      cwd: ROOT,
      env: { ...Object.fromEntries(inherited), PORT: '0', NO_COLOR: '1', ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.stdout.setEncoding('utf8').on('data', (text) => (this.out += text));
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.err += text));
    this.#closed = once(this.#child, 'close');
  }

  /** Resolves to its address when it listens. */
  async origin() {
    for (;;) {
      const [, port] = /curl localhost:(\d+)/.exec(this.out) ?? [];
      if (port !== undefined) return `http://127.0.0.1:${port}`;
      if (this.hasEnded) throw new Error(`The demo does not start:\n${this.out}${this.err}`);
      await Promise.race([once(this.#child.stdout, 'data'), this.#closed]);
    }
  }

  get hasEnded() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Its heap in bytes after a collection, and what would keep it alive. */
  async sample() {
    const answered = once(this.#child, 'message');
    this.#child.send('sample');
    const ended = this.#closed.then(() => {
      throw new Error(`The demo has ended:\n${this.out.slice(-2000)}${this.err}`);
    });
    const [sample] = await Promise.race([answered, ended]);
    return sample;
  }

  /** Asks it to end; resolves to how it did and when, killed after so many milliseconds. */
  async end(patience) {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), patience);
    const [code, signal] = await this.#closed;
    clearTimeout(timer);
    return { code, signal, at: performance.now() };
  }

  kill() {
    this.#child.kill('SIGKILL');
  }
}
