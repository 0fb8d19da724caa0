import type { Clock } from '../clock.ts';

/** The order and the pace of what is posted, channel by channel. */
export class Channels {
  readonly #clock: Clock;
  readonly #pace: number;
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #postedAt = new Map<string, number>();

  /** `pace` is the least time between two posts in one channel, in milliseconds. */
  constructor(clock: Clock, pace: number) {
    this.#clock = clock;
    this.#pace = pace;
  }

  /** Does `work` once everything asked for earlier in `channel` is done. Its failure is the caller's alone. */
  inOrder<T>(channel: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(channel) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine.catch(() => {});
    this.#last.set(channel, settled);
    void settled.then(() => {
      if (this.#last.get(channel) === settled) this.#last.delete(channel);
    });
    return mine;
  }

  /** Waits until `channel` may be posted to; to be called in its turn, right before posting. */
  async turn(channel: string): Promise<void> {
    const wait = (this.#postedAt.get(channel) ?? Number.NEGATIVE_INFINITY) + this.#pace - this.#clock.now();
    if (wait > 0) await this.#clock.sleep(wait);
    const now = this.#clock.now();
    for (const [each, at] of this.#postedAt) if (at + this.#pace <= now) this.#postedAt.delete(each);
    this.#postedAt.set(channel, now);
  }
}
