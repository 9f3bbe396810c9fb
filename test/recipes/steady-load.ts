/** Runs something again and again, a few at a time, and keeps what it failed with. */
export class SteadyLoad {
  readonly failures: unknown[] = [];
  #done = 0;
  #isStopped = false;
  readonly #waiting: { readonly at: number; readonly resolve: () => void }[] = [];
  readonly #loops: Promise<void>[];

  constructor(atOnce: number, run: () => Promise<unknown>) {
    this.#loops = Array.from({ length: atOnce }, () => this.#loop(run));
  }

  /** Resolves when so many more have ended, well or badly. */
  more(count: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ at: this.#done + count, resolve }));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#loops);
  }

  async #loop(run: () => Promise<unknown>): Promise<void> {
    while (!this.#isStopped) {
      await run().catch((error: unknown) => this.failures.push(error));
      this.#done++;
      for (const one of this.#waiting) if (one.at === this.#done) one.resolve();
    }
  }
}
