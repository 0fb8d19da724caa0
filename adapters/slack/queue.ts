import type { Clock } from './clock.ts';

/** Runs what belongs to one channel in the order it came, its starts at least `apart` milliseconds from each other. */
export class ChannelQueue {
  readonly #clock: Clock;
  readonly #apart: number;
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #started = new Map<string, number>();

  constructor(clock: Clock, apart: number) {
    this.#clock = clock;
    this.#apart = apart;
  }

  /** Resolves as `task` does. */
  add<T>(channel: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(channel) ?? Promise.resolve();
    const turn = before.then(async () => {
      await this.pace(channel);
      return task();
    });
    const done: Promise<void> = turn.then(
      () => this.#forget(channel, done),
      () => this.#forget(channel, done),
    );
    this.#last.set(channel, done);
    return turn;
  }

  /** Resolves when the channel may be written to again; for a second try within a task. */
  async pace(channel: string): Promise<void> {
    const wait = (this.#started.get(channel) ?? -this.#apart) + this.#apart - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait);
    this.#started.delete(channel);
    this.#started.set(channel, this.#clock.now());
    for (const [old, at] of this.#started) {
      if (this.#clock.now() - at <= this.#apart) break;
      this.#started.delete(old);
    }
  }

  #forget(channel: string, done: Promise<unknown>): void {
    if (this.#last.get(channel) === done) this.#last.delete(channel);
  }
}
