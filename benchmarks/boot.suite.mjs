import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { median } from './rounds.mjs';
import { atMost, nanoseconds } from './table.mjs';

const WARM_ROUNDS = 60;
const COLD_ROUNDS = 11;
const MILLISECOND = 1e6;
const KINDS = ['config', 'secrets', 'injecting'];

/**
 * An application in a process of its own that boots whenever it is asked to. Apart from the others, since this
 * package masks the Nest logger of its process, which the application without it must not pay for.
 */
class BootingProcess {
  #child;
  /** The nanoseconds in which the library was loaded and set up. */
  loading = 0;

  constructor(kind) {
    // The log lines are written as ever, to nowhere.
    this.#child = fork(fileURLToPath(new URL('./booting-application.mjs', import.meta.url)), [kind], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    });
  }

  /** Resolves when all modules are loaded. */
  async loaded() {
    [this.loading] = await once(this.#child, 'message');
    return this;
  }

  /** The nanoseconds from `NestFactory.create` to ready. */
  async boot() {
    this.#child.send('boot');
    const [figure] = await once(this.#child, 'message');
    return figure;
  }

  async end() {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function run() {
  const warm = await inTurns(WARM_ROUNDS, await processesOf());
  const cold = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < COLD_ROUNDS; round++) {
    const processes = await processesOf();
    const first = await inTurns(1, processes, round);
    for (const kind of KINDS) cold[kind].push(processes[kind].loading + first[kind][0]);
  }
  return [
    ...rowsOf('boot', warm, 10 * MILLISECOND),
    // Some parts are loaded by the boot, so that what an import takes belongs to it.
    ...rowsOf('first boot of a process, with loading the library', cold),
  ];
}

async function processesOf() {
  const processes = {};
  // One after the other: what loads beside another would take longer.
  for (const kind of KINDS) processes[kind] = await new BootingProcess(kind).loaded();
  return processes;
}

async function inTurns(rounds, processes, start = 0) {
  const figures = Object.fromEntries(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < KINDS.length; turn++) {
      const kind = KINDS[(start + round + turn) % KINDS.length];
      figures[kind].push(await processes[kind].boot());
    }
  }
  await Promise.all(Object.values(processes).map((process) => process.end()));
  return figures;
}

function rowsOf(name, { config, secrets, injecting }, most) {
  const added = (figures) => median(figures.map((figure, round) => figure - config[round]));
  return [
    { row: `${name}: ConfigModule alone`, figure: nanoseconds(median(config)) },
    most === undefined
      ? { row: `${name}: SecretsModule.forRoot() adds`, figure: nanoseconds(added(secrets)) }
      : atMost(`${name}: SecretsModule.forRoot() adds`, added(secrets), most, nanoseconds),
    { row: `${name}: with 20 injected secrets it adds`, figure: nanoseconds(added(injecting)) },
  ];
}
