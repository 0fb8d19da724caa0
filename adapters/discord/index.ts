import { type Client, Events as ClientEvents, REST } from 'discord.js';
import {
  type BriefingBoard,
  Channels,
  type Clock,
  type Conversation,
  type Courier,
  handOnLeft,
  isPress,
  type Left,
  type Log,
  sealingKey,
  systemClock,
} from '../../src/index.ts';
import type { DiscordSettings } from './config.ts';
import { DiscordCourier } from './courier.ts';
import { type Desk, Events } from './desk.ts';
import { keepConnected } from './gateway.ts';
import { takeUpInteraction } from './interactions/answer.ts';
import { registerCommands } from './interactions/register.ts';
import { onInteraction } from './interactions.ts';
import { LIMITS } from './limits.ts';
import { reason, withoutSecrets } from './log.ts';
import { onMessage, takeUpMessage } from './messages.ts';
import { Post } from './post.ts';

export { discordDoctor } from './doctor.ts';

export interface DiscordOptions {
  readonly settings: DiscordSettings;
  readonly conversation: Conversation;
  /** Stories, places and publishers that begin like `prefix`, best first. */
  readonly suggest: (prefix: string) => readonly string[];
  /** The briefings that forms begin from; default: no forms. */
  readonly board?: BriefingBoard;
  /** Told when a server removes the bot, or a channel is deleted. */
  readonly withdrawn?: (server: string, channel: string | null) => Promise<void>;
  readonly log: Log;
  /** Default: the system's. */
  readonly clock?: Clock;
}

export interface DiscordBot {
  readonly courier: Courier;
  /** Resolves once commands are registered after the first login. */
  readonly ready: Promise<void>;
  /** Takes nothing new, finishes what is in hand within ten seconds, then leaves. */
  stop(): Promise<void>;
}

/** Starts the bot; that Discord cannot be reached is no error, it is tried again until it can. */
export async function startDiscord(options: DiscordOptions): Promise<DiscordBot> {
  const { settings, conversation, suggest, clock = systemClock, withdrawn = async () => {} } = options;
  const log = withoutSecrets(options.log, [settings.token]);
  const stopping = new AbortController();
  const { signal } = stopping;
  const own = new REST({ api: settings.apiUrl, retries: 0 }).setToken(settings.token);
  let client: Client | null = null;
  const rest = () => own;
  const channels = new Channels(clock, LIMITS.pace);
  const post = new Post(rest, { clock, channels, layout: settings.layout, signal, log });
  const desk: Desk = {
    conversation,
    suggest,
    board: options.board,
    post,
    channels,
    key: sealingKey(settings.token),
    log,
    events: new Events(),
  };
  const self = () => client?.user?.id ?? null;
  const ear = { ...desk, self, rest, hearsThreads: settings.messages === 'all' };

  let isReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const register = async ({ user, application }: Client<true>): Promise<void> => {
    log.info(`discord: connected as ${user.tag}`);
    const applicationId = settings.applicationId ?? application.id;
    const outcome = await registerCommands({
      rest: own,
      applicationId,
      guildId: settings.guildId,
      clock,
      signal,
    });
    log.info(`discord: commands ${outcome}`);
    isReady();
  };
  const withdraw = (server: string, channel: string | null): void => {
    desk.events.take(`withdrawn ${server} ${channel} ${clock.now()}`, () =>
      withdrawn(server, channel).catch((error) => log.error(`discord: ${reason(error)}`)),
    );
  };
  const listen = (next: Client): void => {
    client = next;
    // A refused token is forgotten by what it was given to.
    own.setToken(settings.token);
    next.on(ClientEvents.InteractionCreate, (interaction) => onInteraction(interaction, desk));
    next.on(ClientEvents.MessageCreate, (message) => onMessage(message, ear));
    // An outage of a server is another event: discord.js tells them apart.
    next.on(ClientEvents.GuildDelete, ({ id }) => withdraw(id, null));
    next.on(ClientEvents.ChannelDelete, (channel) => {
      if (!channel.isDMBased()) withdraw(channel.guildId, channel.id);
    });
    next.on(ClientEvents.Error, (error) => log.warn(`discord: ${reason(error)}`));
    next.on(ClientEvents.ShardError, (error) => log.warn(`discord: gateway: ${reason(error)}`));
    next.on(ClientEvents.ShardReconnecting, () => log.info('discord: the gateway closed, connecting again'));
    next.on(ClientEvents.ClientReady, (loggedIn) => {
      void register(loggedIn).catch((error) =>
        log.error(`discord: commands not registered: ${reason(error)}`),
      );
    });
  };
  const answerLeft = (left: Left): void => {
    const { eventId, address = '' } = left;
    const isMessage = !isPress(left) && address === '';
    desk.events.take(`left ${eventId} ${clock.now()}`, () =>
      (isMessage ? takeUpMessage(left, ear) : takeUpInteraction(left, address, desk)).catch((error) =>
        log.error(`discord: ${reason(error)}`),
      ),
    );
  };
  const handingOn = handOnLeft('discord', conversation, answerLeft, { clock, signal });
  const connected = keepConnected({ settings, clock, log, listen, signal });

  return {
    courier: new DiscordCourier(post, channels, rest),
    ready,
    async stop() {
      await Promise.race([desk.events.close(), clock.sleep(FINISHING)]);
      stopping.abort();
      await Promise.all([connected, handingOn]);
    },
  };
}

/** Of the ten seconds that a stop may take, leaving needs some. */
const FINISHING = 8_000;
