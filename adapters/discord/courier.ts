import { type APIMessage, type REST, Routes } from 'discord.js';
import type { Courier, Message } from '../../src/index.ts';
import type { Channels } from './channels.ts';
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

  post(channel: string, message: Message, key: string, thread?: string): Promise<{ readonly id: string }> {
    const place = thread ?? channel;
    return this.#channels.inOrder(place, () =>
      this.#post.send({ channel: place, message, key, marker: markOf(key) }),
    );
  }

  /** Looks through the last hundred messages of `channel`: to be asked soon after posting, or with the thread's own id. */
  async find(channel: string, key: string): Promise<{ readonly id: string } | null> {
    const query = new URLSearchParams({ limit: '100' });
    const history = (await this.#rest().get(Routes.channelMessages(channel), { query })) as APIMessage[];
    const found = history.find((message) => {
      const shown = JSON.stringify([message.components ?? [], message.embeds ?? []]);
      return message.author.bot === true && shown.includes(shownMark(key));
    });
    return found === undefined ? null : { id: found.id };
  }
}

/** `-# · no. k3J9xQ2mPq` */
function markOf(key: string): string {
  return `-# ${shownMark(key)}`;
}

function shownMark(key: string): string {
  return `no. ${nonceOf(key).replace(/[_-]/g, 'x').slice(0, 12)}`;
}
