import type { Log } from '../../src/index.ts';
import { type Clock, within } from './clock.ts';

/** What is being answered: tasks that nobody waits for, until the bot stops. */
export class Work {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #tasks = new Set<Promise<void>>();
  #thinking: Promise<unknown> = Promise.resolve();

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

  /**
   * Runs thinking one question at a time, the event loop once around between two: what arrives meanwhile is acknowledged
   * before the next search takes the processor.
   */
  think<T>(thought: () => Promise<T>): Promise<T> {
    const turn = this.#thinking.then(nextTurn).then(thought);
    const done = turn.catch(() => {});
    this.#thinking = within(this.#clock, LONGEST_THOUGHT, done, null);
    return turn;
  }

  /** Resolves when everything is done, or after `ms`. */
  async finished(ms: number): Promise<void> {
    const all = Promise.all(this.#tasks);
    if ((await within(this.#clock, ms, all, null)) === null)
      this.#log.warn(`slack: stopped with ${this.#tasks.size} answers under way`);
  }
}

/** After so long the next question no longer waits for this one, in milliseconds. */
const LONGEST_THOUGHT = 30_000;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
