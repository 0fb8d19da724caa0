import type { webApi } from '@slack/bolt';
import type { Clock, Incoming } from '../../src/index.ts';

/** Threads that Dateline answered in: follow-ups there need no mention. */
export class AnsweredThreads {
  readonly #clock: Clock;
  readonly #known = new Map<string, Known>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes an answer. */
  add({ workspace, channel, thread }: Incoming): void {
    if (thread !== null) this.#remember(`${workspace} ${channel} ${thread}`, true);
  }

  /** Whether we spoke in the thread of `incoming`; after a restart Slack is asked. False where Slack does not say. */
  async has({ workspace, channel, thread }: Incoming, client: webApi.WebClient, botUser: string | null) {
    if (thread === null || botUser === null) return false;
    const place = `${workspace} ${channel} ${thread}`;
    const known = this.#known.get(place);
    if (known?.isOurs || (known !== undefined && this.#clock.now() < known.until)) return known.isOurs;
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: PAGE });
    const ours = messages.some(({ user }) => user === botUser);
    this.#remember(place, ours);
    return ours;
  }

  #remember(place: string, isOurs: boolean): void {
    this.#known.delete(place);
    this.#known.set(place, { isOurs, until: this.#clock.now() + NOT_YET });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST) this.#known.delete(oldest!);
  }
}

interface Known {
  readonly isOurs: boolean;
  /** Until when it is not asked again where it was not ours: another process may answer there. */
  readonly until: number;
}

const NOT_YET = 60_000;
const MOST = 5_000;
const PAGE = 200;
