import { type APIMessage, type REST, Routes, SnowflakeUtil } from 'discord.js';
import type { Channels, Courier, Message, PostOptions } from '../../src/index.ts';
import { refusing } from './post/refused.ts';
import { isOutOfReach, startThread, threadName } from './post/thread.ts';
import { nonceOf, type Post } from './post.ts';

/** Posts briefings, each with a small mark by which it is found again: Discord forgets a nonce within minutes. */
export class DiscordCourier implements Courier {
  readonly platform = 'discord';
  readonly #post: Post;
  readonly #channels: Channels;
  readonly #rest: () => REST;

  constructor(post: Post, channels: Channels, rest: () => REST) {
    this.#post = post;
    this.#channels = channels;
    this.#rest = rest;
  }

  /**
   * `where` is a channel, or `SERVER/CHANNEL`; `thread` is the id of a message of it, or of a thread. Where no thread can be,
   * the post stands in the channel.
   */
  post(
    where: string,
    message: Message,
    key: string,
    { thread, picture, fence }: PostOptions = {},
  ): Promise<{ readonly id: string }> {
    const channel = channelIn(where);
    const postIn = (place: string) =>
      this.#channels.inOrder(place, () =>
        this.#post.send({ channel: place, message, key, marker: markOf(key), picture, fence }),
      );
    return refusing(channel, async () => {
      if (thread === undefined) return postIn(channel);
      const below = await startThread(this.#post, channel, thread, threadName(message));
      if (below === 'nothing') return postIn(channel);
      try {
        return await postIn(thread);
      } catch (error) {
        if (below === 'own' || !isOutOfReach(error)) throw error;
        return postIn(channel);
      }
    });
  }

  /** Looks back to `since`, in `thread` first; through some hundred messages in any case. */
  find(where: string, key: string, thread?: string, since?: Date): Promise<{ readonly id: string } | null> {
    const channel = channelIn(where);
    return refusing(channel, async () => {
      const below = thread === undefined ? null : await this.#foundBelow(thread, key, since);
      return below ?? this.#foundIn(channel, key, since);
    });
  }

  /** A thread of Discord's is a channel of its own; where none could be, it stands in the channel. */
  async remove(where: string, id: string, thread?: string): Promise<void> {
    const channel = channelIn(where);
    const removed = (place: string) => this.#rest().delete(Routes.channelMessage(place, id));
    await refusing(channel, () => {
      if (thread === undefined) return removed(channel);
      return removed(thread).catch(() => removed(channel));
    });
  }

  /** Null as well where the thread was never started. */
  async #foundBelow(thread: string, key: string, since?: Date): Promise<{ readonly id: string } | null> {
    try {
      return await this.#foundIn(thread, key, since);
    } catch (error) {
      if (isOutOfReach(error)) return null;
      throw error;
    }
  }

  async #foundIn(channel: string, key: string, since?: Date): Promise<{ readonly id: string } | null> {
    const oldest = since?.getTime() ?? Number.POSITIVE_INFINITY;
    let before: string | undefined;
    for (let page = 1; page <= MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(before !== undefined && { before }) });
      const history = (await this.#rest().get(Routes.channelMessages(channel), { query })) as APIMessage[];
      const found = history.find((message) => isUnder(key, message));
      if (found !== undefined) return { id: found.id };
      const last = history.at(-1);
      if (last === undefined || history.length < PAGE) return null;
      if (page >= PAGES && SnowflakeUtil.timestampFrom(last.id) < oldest) return null;
      before = last.id;
    }
    return null;
  }
}

/** Messages of a page, and pages that are looked through in any case: clocks may differ. */
const PAGE = 100;
const PAGES = 5;
/** Pages that are looked through at most, where the post may be that old. */
const MOST_PAGES = 50;

function isUnder(key: string, { components = [], embeds, author }: APIMessage): boolean {
  return author.bot === true && JSON.stringify([components, embeds ?? []]).includes(shownMark(key));
}

function channelIn(where: string): string {
  return where.slice(where.lastIndexOf('/') + 1);
}

/** `-# · no. k3J9xQ2mPq` */
function markOf(key: string): string {
  return `-# ${shownMark(key)}`;
}

function shownMark(key: string): string {
  return `no. ${nonceOf(key).replace(/[_-]/g, 'x').slice(0, 12)}`;
}
