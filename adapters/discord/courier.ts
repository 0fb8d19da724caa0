import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Courier, Message } from '../../src/index.ts';
import type { Channels } from './channels.ts';
import { nonceOf, type Post } from './post.ts';
import { refusing } from './refused.ts';
import { isOutOfReach, startThread, threadName } from './thread.ts';

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
  post(where: string, message: Message, key: string, thread?: string): Promise<{ readonly id: string }> {
    const channel = channelIn(where);
    const postIn = (place: string) =>
      this.#channels.inOrder(place, () =>
        this.#post.send({ channel: place, message, key, marker: markOf(key) }),
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

  /** Looks through the last hundred messages, of `thread` first: to be asked soon after posting. */
  find(where: string, key: string, thread?: string): Promise<{ readonly id: string } | null> {
    const channel = channelIn(where);
    return refusing(channel, async () => {
      const below = thread === undefined ? null : await this.#foundBelow(thread, key);
      return below ?? this.#foundIn(channel, key);
    });
  }

  /** Null as well where the thread was never started. */
  async #foundBelow(thread: string, key: string): Promise<{ readonly id: string } | null> {
    try {
      return await this.#foundIn(thread, key);
    } catch (error) {
      if (isOutOfReach(error)) return null;
      throw error;
    }
  }

  async #foundIn(channel: string, key: string): Promise<{ readonly id: string } | null> {
    const query = new URLSearchParams({ limit: '100' });
    const history = (await this.#rest().get(Routes.channelMessages(channel), { query })) as APIMessage[];
    const found = history.find((message) => {
      const shown = JSON.stringify([message.components ?? [], message.embeds ?? []]);
      return message.author.bot === true && shown.includes(shownMark(key));
    });
    return found === undefined ? null : { id: found.id };
  }
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
