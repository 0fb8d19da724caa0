import type { Sleep } from '../clock.ts';
import { whileHeld } from '../lease.ts';
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
  readonly #held = new Map<string, Held>();

  constructor(events: Events, now: () => Date, sleep: Sleep) {
    this.#events = events;
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Holds what was taken with a lease; what nobody else could take up is held no longer than the lease. */
  hold(id: string, lease: string, isRenewed: boolean): void {
    this.release(id);
    const held = new Held(lease, isRenewed, (from) => this.#events.renew(id, from, this.#now()));
    this.#held.set(id, held);
    if (!isRenewed) return;
    const last = this.#now().getTime() + LONGEST;
    const beat = async () => {
      if (this.#now().getTime() > last) this.release(id);
      else if (held.isPosted) await this.posted(id);
      else await held.renew();
    };
    void whileHeld(() => held.ended, beat, BEAT, this.#sleep);
  }

  /**
   * Whether nobody else has taken it meanwhile, or told its sender something: a process that stood still for longer than its
   * lease answers nothing. Where the store cannot say, an unbroken lease does.
   */
  async isOurs(id: string): Promise<boolean> {
    const held = this.#held.get(id);
    if (held === undefined) return false;
    const isOurs = await held.renew().catch(() => held.lease > this.#now().toISOString());
    if (!isOurs || !held.isRenewed) this.release(id);
    return isOurs;
  }

  /** Notes that a reply was posted. Where that fails it stays in hand, and is noted later: nobody else answers it as well. */
  async posted(id: string): Promise<void> {
    const held = this.#held.get(id);
    if (held !== undefined) held.isPosted = true;
    try {
      await this.#events.posted(id, this.#now());
      this.release(id);
    } catch (error) {
      if (held?.isPosted) await held.renew().catch(() => undefined);
      throw error;
    }
  }

  release(id: string): void {
    this.#held.get(id)?.end();
    this.#held.delete(id);
  }
}

/** One event in hand. */
class Held {
  readonly ended: Promise<void>;
  isPosted = false;
  lease: string;
  readonly isRenewed: boolean;
  end = (): void => {};
  readonly #renewed: (lease: string) => Promise<string | null>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(lease: string, isRenewed: boolean, renewed: (lease: string) => Promise<string | null>) {
    this.lease = lease;
    this.isRenewed = isRenewed;
    this.#renewed = renewed;
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** Whether it could be renewed. One after the other: each begins from the lease before. */
  renew(): Promise<boolean> {
    const renewing = this.#last.then(async () => {
      const until = await this.#renewed(this.lease);
      if (until !== null) this.lease = until;
      return until !== null;
    });
    this.#last = renewing.catch(() => undefined);
    return renewing;
  }
}
