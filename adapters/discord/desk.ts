import type { BriefingBoard, Channels, Conversation, Log } from '../../src/index.ts';
import type { Post } from './post.ts';

/** What handling an event needs. */
export interface Desk {
  readonly conversation: Conversation;
  readonly suggest: (prefix: string) => readonly string[];
  /** The briefings that forms begin from; without it there are no forms. */
  readonly board?: BriefingBoard | undefined;
  readonly post: Post;
  readonly channels: Channels;
  /** Seals what lets anybody answer an interaction. */
  readonly key: Buffer;
  readonly log: Log;
  readonly events: Events;
}

/** Events in hand and just handled: what is delivered twice to one process is handled once, and a stop waits for the rest. */
export class Events {
  readonly #seen = new Set<string>();
  readonly #inHand = new Set<Promise<void>>();
  #open = true;

  /** Handles the event, unless it is known already or no more are taken. */
  take(id: string, work: () => Promise<void>): void {
    if (!this.#open || this.#seen.has(id)) return;
    this.#seen.add(id);
    for (const oldest of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(oldest);
    }
    const handling = work();
    this.#inHand.add(handling);
    void handling.finally(() => this.#inHand.delete(handling));
  }

  /** Takes no more, and resolves when everything in hand is done. */
  async close(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#inHand);
  }
}

/** Everything older is for the conversation to know, which remembers across restarts. */
const REMEMBERED = 5_000;
