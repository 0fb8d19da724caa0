import { createHash } from 'node:crypto';
import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  DiscordAPIError,
  HTTPError,
  InteractionResponseType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Channels, Clock, Log, Message } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { reason } from './log.ts';
import { renderEmbed } from './render/embeds.ts';
import { type Attached, attachedTo, renderComponents } from './render.ts';
import { apiCode, retried } from './retry.ts';

export interface PostOptions {
  readonly clock: Clock;
  readonly channels: Channels;
  readonly layout: 'components' | 'embeds';
  /** Ends waiting between tries. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** An interaction, as far as answering it goes. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

export interface ChannelPost {
  readonly channel: string;
  readonly message: Message;
  /** The same for every try: Discord keeps one message of a few minutes under it. */
  readonly key: string;
  /** The message it answers. */
  readonly replyTo?: string;
  /** Small, below the message: how it is found again. */
  readonly marker?: string;
  /** The message's chart as a PNG. */
  readonly picture?: Uint8Array | undefined;
  /** Called right before each request; where it rejects, nothing is posted. */
  readonly fence?: (() => Promise<void>) | undefined;
}

/** Everything that is sent: nobody is ever notified, and what fails in passing is tried again. */
export class Post {
  readonly #rest: () => REST;
  readonly #options: PostOptions;

  /** `rest` is asked for on every call: each login brings a new one. */
  constructor(rest: () => REST, options: PostOptions) {
    this.#rest = rest;
    this.#options = options;
  }

  /** Tells Discord that an answer will come. False when it was told so already: this is a second delivery. */
  async defer({ id, token }: Asked, how: 'private' | 'public' | 'unseen'): Promise<boolean> {
    const body =
      how === 'unseen'
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: how === 'private' ? MessageFlags.Ephemeral : 0 },
          };
    const route = Routes.interactionCallback(id, token);
    let tries = 0;
    const post = () => {
      tries++;
      return this.#rest().post(route, { body, auth: false });
    };
    try {
      await retried(post, FIRST_DELAYS, this.#options.clock, this.#options.signal);
      return true;
    } catch (error) {
      if (apiCode(error) !== ALREADY_ACKNOWLEDGED) throw error;
      // After a connection that broke too late, it is our own first try that was acknowledged.
      return tries > 1;
    }
  }

  /** Opens a form in place of an answer: what Discord has to be told first, and at once. */
  async openForm({ id, token }: Asked, form: APIModalInteractionResponseCallbackData): Promise<void> {
    const body = { type: InteractionResponseType.Modal, data: form };
    const post = () => this.#rest().post(Routes.interactionCallback(id, token), { body, auth: false });
    await retried(post, FIRST_DELAYS, this.#options.clock, this.#options.signal).catch((error) => {
      if (apiCode(error) !== ALREADY_ACKNOWLEDGED) throw error;
    });
  }

  /** Puts the answer in place of "thinking"; doing it twice changes nothing. */
  answer(asked: Asked, message: Message): Promise<unknown> {
    const route = Routes.webhookMessage(asked.applicationId, asked.token);
    return this.#spelled({ message }, (body) => this.#rest().patch(route, { body, auth: false }));
  }

  /** Whether Discord says "thinking" still; not where an answer stands, or was taken away. */
  async isThinking({ applicationId, token }: Asked): Promise<boolean> {
    const { clock, signal } = this.#options;
    const route = Routes.webhookMessage(applicationId, token);
    const get = () => this.#rest().get(route, { auth: false }) as Promise<APIMessage>;
    try {
      const { flags = 0 } = await retried(get, FIRST_DELAYS, clock, signal);
      return (flags & MessageFlags.Loading) !== 0;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 404) return false;
      throw error;
    }
  }

  /**
   * Takes "thinking" away where nothing is to be said; an answer that is there stays. Another process may have the event in
   * hand and answer in our place: it is given the time to.
   */
  async withdraw(asked: Asked): Promise<void> {
    const { clock, signal } = this.#options;
    if (!(await this.isThinking(asked))) return;
    await clock.sleep(IN_HAND, signal);
    if (signal.aborted || !(await this.isThinking(asked))) return;
    await this.#rest().delete(Routes.webhookMessage(asked.applicationId, asked.token), { auth: false });
  }

  /** One more message for the person alone. Not tried again after a broken connection: Discord would show it twice. */
  followUp(asked: Asked, message: Message): Promise<unknown> {
    const rendered = renderComponents(message);
    const body = { ...rendered, flags: rendered.flags | MessageFlags.Ephemeral, ...NOBODY };
    return this.#rest().post(Routes.webhook(asked.applicationId, asked.token), { body, auth: false });
  }

  /** Posts once in a channel, at its pace. To be called in the channel's turn. */
  async send(post: ChannelPost): Promise<{ readonly id: string }> {
    const attached = post.picture === undefined ? null : attachedTo(post.message);
    if (attached === null) return this.#sent(post, null);
    try {
      return await this.#sent(post, attached);
    } catch (error) {
      if (!isAboutFiles(error)) throw error;
      this.#options.log.warn(`discord: a briefing is posted without its chart: ${reason(error)}`);
      return this.#sent(post, null);
    }
  }

  async #sent(
    { channel, message, key, replyTo, marker = '', picture, fence }: ChannelPost,
    attached: Attached | null,
  ): Promise<{ readonly id: string }> {
    const about = {
      nonce: nonceOf(key),
      enforce_nonce: true,
      ...(replyTo === undefined
        ? {}
        : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
    };
    await this.#options.channels.turn(channel);
    const route = Routes.channelMessages(channel);
    const sent = await this.#spelled({ message, marker, attached }, async (body) => {
      await fence?.();
      if (attached === null || picture === undefined)
        return this.#rest().post(route, { body: { ...body, ...about } });
      return this.#rest().post(route, {
        body: { ...body, ...about, attachments: [{ id: 0, ...attached }] },
        files: [{ name: attached.filename, data: Buffer.from(picture), contentType: 'image/png' }],
      });
    });
    return { id: (sent as APIMessage).id };
  }

  /** Starts the thread below a message of `channel`; it has the message's id. */
  async startThread(channel: string, message: string, name: string): Promise<void> {
    const { clock, signal } = this.#options;
    const route = Routes.threads(channel, message);
    await retried(() => this.#rest().post(route, { body: { name } }), DELAYS, clock, signal);
  }

  /** Components first; an embed where they are refused. */
  async #spelled<T>(
    { message, marker = '', attached = null }: Spelling,
    send: (body: object) => Promise<T>,
  ): Promise<T> {
    const { clock, signal, layout } = this.#options;
    const asEmbed = () => send({ ...renderEmbed(message, marker, attached), ...NOBODY });
    const trying = (work: () => Promise<T>) => retried(work, DELAYS, clock, signal);
    if (layout === 'embeds') return trying(asEmbed);
    try {
      return await trying(() => send({ ...renderComponents(message, marker, attached), ...NOBODY }));
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.status !== 400) throw error;
      return trying(asEmbed);
    }
  }
}

interface Spelling {
  readonly message: Message;
  readonly marker?: string;
  readonly attached?: Attached | null;
}

/** Too large, not allowed or not understood: whether it is for the file is not told. */
function isAboutFiles(error: unknown): boolean {
  return (
    (error instanceof DiscordAPIError || error instanceof HTTPError) && [400, 403, 413].includes(error.status)
  );
}

/** 25 characters at most, the same for the same key. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);
}

const NOBODY = { allowed_mentions: { parse: [], replied_user: false } };

/** Together well below the three seconds that Discord waits. */
const FIRST_DELAYS = [100, 300, 600, 1_000];
/** As long as the conversation leases an event to a process, and it takes another one to see that it was left and to answer it. */
const IN_HAND = 90_000;
/** Two minutes, then the person is told. */
const DELAYS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

const ALREADY_ACKNOWLEDGED = 40060;
