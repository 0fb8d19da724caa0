import type { Clock } from '../../adapters/discord/clock.ts';
import type { DiscordSettings } from '../../adapters/discord/config.ts';
import { type DiscordBot, startDiscord } from '../../adapters/discord/index.ts';
import type { Conversation, Incoming, Message, Press, Reply } from '../../src/index.ts';
import { answerMessage } from '../../src/index.ts';
import { answer } from '../cli/host.ts';
import { DiscordServer } from '../servers/discord.ts';
import { APPLICATION, BOT, type Body, CHANNEL, GUILD } from '../servers/discord-ids.ts';

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAw.GabcDe.a_made_up_token_of_no_bot_at_all_0000';
export const USER = '900000000000000007';

export function settings(server: DiscordServer, changes: Partial<DiscordSettings> = {}): DiscordSettings {
  return {
    token: TOKEN,
    applicationId: null,
    guildId: null,
    apiUrl: server.apiUrl,
    messages: 'off',
    layout: 'components',
    ...changes,
  };
}

/** A conversation that keeps the contract and remembers what it was told. */
export class Scripted implements Conversation {
  readonly heard: Incoming[] = [];
  readonly presses: Press[] = [];
  readonly done: string[] = [];
  reply: Message | null = answerMessage(answer(), { reply: 'r1', private: true });
  readonly #waiting: { readonly id: string; readonly done: () => void }[] = [];

  async handle(incoming: Incoming): Promise<Reply | null> {
    if (this.done.includes(incoming.eventId)) return null;
    this.heard.push(incoming);
    return this.reply && { id: 'r1', message: this.reply, private: incoming.private ?? false };
  }

  async press(press: Press): Promise<Reply | null> {
    if (this.done.includes(press.eventId)) return null;
    this.presses.push(press);
    return this.reply && { id: 'r1', message: this.reply, private: press.action !== 'share' };
  }

  async posted(eventId: string): Promise<void> {
    this.done.push(eventId);
    for (const { id, done } of this.#waiting) if (id === eventId) done();
  }

  /** Resolves when the reply to this event has reached Discord. */
  async answered(id: string): Promise<void> {
    if (!this.done.includes(id)) await new Promise<void>((done) => this.#waiting.push({ id, done }));
  }
}

/** Time that passes many times as fast, and remembers what was waited for. */
export class QuickClock implements Clock {
  readonly waits: number[] = [];
  readonly #start = Date.now();
  readonly #speed: number;
  constructor(speed = 100) {
    this.#speed = speed;
  }
  now(): number {
    return this.#start + (Date.now() - this.#start) * this.#speed;
  }
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms / this.#speed);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

export interface Running {
  readonly server: DiscordServer;
  readonly bot: DiscordBot;
  readonly conversation: Scripted;
  readonly clock: QuickClock;
  readonly logged: string[];
  stop(): Promise<void>;
}

/** A bot on a Discord of its own, connected and with its commands registered. */
export async function running(
  changes: Partial<DiscordSettings> = {},
  server?: DiscordServer,
  clock = new QuickClock(),
): Promise<Running> {
  const discord = server ?? (await DiscordServer.start());
  const conversation = new Scripted();
  const logged: string[] = [];
  const note = (message: string) => void logged.push(message);
  const bot = await startDiscord({
    settings: settings(discord, changes),
    conversation,
    clock,
    suggest: (prefix) => ['Kidal', 'Kigali', 'Goma'].filter((name) => name.startsWith(prefix)),
    log: { info: note, warn: note, error: note },
  });
  await bot.ready;
  return {
    server: discord,
    bot,
    conversation,
    clock,
    logged,
    async stop() {
      await bot.stop();
      await discord.stop();
    },
  };
}

let events = 700_000_000_000_000_000n;

function nextId(): string {
  events += 1n;
  return String(events);
}

/** An event as the gateway sends it; `id` is what its answer is known by. */
export interface Event {
  readonly id: string;
  readonly token: string;
  readonly name: 'INTERACTION_CREATE' | 'MESSAGE_CREATE';
  readonly data: Body;
}

export function interaction(type: number, data: Body, changes: Body = {}): Event {
  const id = nextId();
  const token = `aW50ZXJhY3Rpb246${id}`;
  return {
    id,
    token,
    name: 'INTERACTION_CREATE',
    data: {
      id,
      token,
      type,
      application_id: APPLICATION,
      version: 1,
      guild_id: GUILD,
      channel_id: CHANNEL,
      channel: { id: CHANNEL, type: 0, name: 'desk', guild_id: GUILD },
      member: { user: person(), roles: [], permissions: '0', joined_at: '2025-01-01T00:00:00Z' },
      locale: 'en-GB',
      entitlements: [],
      authorizing_integration_owners: { '0': GUILD },
      context: 0,
      attachment_size_limit: 10_000_000,
      data,
      ...changes,
    },
  };
}

export function command(
  name: string,
  options: Readonly<Record<string, string | boolean>> = {},
  changes: Body = {},
) {
  const given = Object.entries(options).map(([option, value]) => ({
    name: option,
    type: typeof value === 'string' ? 3 : 5,
    value,
  }));
  return interaction(2, { id: nextId(), name, type: 1, options: given }, changes);
}

export function press(customId: string) {
  return interaction(
    3,
    { custom_id: customId, component_type: 2 },
    {
      message: {
        id: nextId(),
        channel_id: CHANNEL,
        content: '',
        author: { id: BOT, bot: true },
        components: [],
      },
    },
  );
}

export function message(content: string, changes: Body = {}): Event {
  const id = nextId();
  return {
    id,
    token: '',
    name: 'MESSAGE_CREATE',
    data: {
      id,
      type: 0,
      content,
      channel_id: CHANNEL,
      guild_id: GUILD,
      author: person(),
      timestamp: '2025-06-14T09:30:00.000Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      ...changes,
    },
  };
}

export function send(server: DiscordServer, event: Event): Event {
  server.gateway.dispatch(event.name, event.data);
  return event;
}

function person(): Body {
  return { id: USER, username: 'reader', discriminator: '0', avatar: null };
}
