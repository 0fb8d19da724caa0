import type { DiscordSettings } from '../../adapters/discord/config.ts';
import { type DiscordBot, startDiscord } from '../../adapters/discord/index.ts';
import type { Clock } from '../../src/clock.ts';
import type { Conversation, Incoming, Message, Press, Reply } from '../../src/index.ts';
import { answerMessage } from '../../src/index.ts';
import { answer } from '../cli/host.ts';
import { DiscordServer } from '../servers/discord.ts';
import type { Event } from '../servers/discord-events.ts';

export {
  command,
  type Event,
  formSent,
  interaction,
  message,
  press,
  USER,
} from '../servers/discord-events.ts';

export const TOKEN = 'MTAwMDAwMDAwMDAwMDAwMDAw.GabcDe.a_made_up_token_of_no_bot_at_all_0000';

export function settings(server: DiscordServer, changes: Partial<DiscordSettings> = {}): DiscordSettings {
  return {
    token: TOKEN,
    applicationId: null,
    guildId: null,
    apiUrl: server.apiUrl,
    messages: 'off',
    layout: 'components',
    shards: 'auto',
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

  async left(): Promise<readonly Incoming[]> {
    return [];
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

/** So often a bot looks for questions that were left. */
const LOOKS = 10_000;

/** Time that passes many times as fast, and remembers what was waited for, beside the next look for what was left. */
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
    if (ms !== LOOKS) this.waits.push(ms);
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const ended = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', ended);
        resolve();
      };
      const timer = setTimeout(ended, ms / this.#speed);
      signal?.addEventListener('abort', ended);
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

export function send(server: DiscordServer, event: Event): Event {
  server.gateway.dispatch(event.name, event.data);
  return event;
}
