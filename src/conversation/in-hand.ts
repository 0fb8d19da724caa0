import { type Sleep, whileHeld } from '../delivery/hold.ts';
import { type Events, LEASE_SECONDS } from './events.ts';

/** How often a lease is renewed; milliseconds. */
const BEAT = (LEASE_SECONDS * 1_000) / 4;
/** A live process has given up by then; milliseconds. */
const LONGEST = 15 * 60_000;

/** What this process is answering: nobody takes it up from us while we live, however long a platform has us wait. */
export class InHand {
  readonly #events: Events;
  readonly #now: () => Date;
  readonly #sleep: Sleep;
  readonly #ends = new Map<string, () => void>();

  constructor(events: Events, now: () => Date, sleep: Sleep) {
    this.#events = events;
    this.#now = now;
    this.#sleep = sleep;
  }

  hold(id: string): void {
    this.release(id);
    const last = this.#now().getTime() + LONGEST;
    const ended = new Promise<void>((resolve) => {
      this.#ends.set(id, resolve);
    });
    const beat = async () => {
      if (this.#now().getTime() > last) this.release(id);
      else await this.#events.renew(id, this.#now());
    };
    void whileHeld(() => ended, beat, BEAT, this.#sleep);
  }

  release(id: string): void {
    this.#ends.get(id)?.();
    this.#ends.delete(id);
  }
}
