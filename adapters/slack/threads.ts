import type { webApi } from '@slack/bolt';
import type { Incoming } from '../../src/index.ts';

/** Threads that Dateline answered in: follow-ups there need no mention. */
export class AnsweredThreads {
  readonly #known = new Map<string, boolean>();

  /** Notes an answer. */
  add({ workspace, channel, thread }: Incoming): void {
    if (thread !== null) this.#remember(`${workspace} ${channel} ${thread}`, true);
  }

  /** Whether we spoke in the thread of `incoming`; after a restart Slack is asked. False where Slack does not say. */
  async has({ workspace, channel, thread }: Incoming, client: webApi.WebClient, botUser: string | null) {
    if (thread === null || botUser === null) return false;
    const place = `${workspace} ${channel} ${thread}`;
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    const { messages = [] } = await client.conversations.replies({ channel, ts: thread, limit: PAGE });
    const ours = messages.some(({ user }) => user === botUser);
    this.#remember(place, ours);
    return ours;
  }

  #remember(place: string, answered: boolean): void {
    this.#known.delete(place);
    this.#known.set(place, answered);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST) this.#known.delete(oldest!);
  }
}

const MOST = 5_000;
const PAGE = 200;
