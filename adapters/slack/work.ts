import type { Clock, Log } from '../../src/index.ts';
import { within } from './within.ts';

/** What is being answered: tasks that nobody waits for, until the bot stops. */
export class Work {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #tasks = new Set<Promise<void>>();

  constructor({ log, clock }: { readonly log: Log; readonly clock: Clock }) {
    this.#log = log;
    this.#clock = clock;
  }

  /** Starts a task; its failure is logged. */
  run(what: string, task: () => Promise<void>): void {
    const done: Promise<void> = task()
      .catch((error) => this.#log.error(`slack: ${what} failed`, error))
      .finally(() => this.#tasks.delete(done));
    this.#tasks.add(done);
  }

  /** Resolves when everything is done, or after `ms`. */
  async finished(ms: number): Promise<void> {
    const all = Promise.all(this.#tasks);
    if ((await within(this.#clock, ms, all, null)) === null)
      this.#log.warn(`slack: stopped with ${this.#tasks.size} answers under way`);
  }
}
