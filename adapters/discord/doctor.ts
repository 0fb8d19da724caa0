import { DiscordAPIError, PermissionFlagsBits, PermissionsBitField, REST, Routes } from 'discord.js';
import type { DiscordSettings } from './config.ts';
import { reason, withoutTokens } from './log.ts';

/** One thing looked at: what it is, whether it is well, and what to do. */
export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  /** Where to click; null when nothing needs doing. */
  readonly todo: string | null;
}

/** What is wrong with the Discord set-up, by name, and where to mend it. Asks Discord; changes nothing; never rejects. */
export async function discordDoctor(settings: DiscordSettings): Promise<Finding[]> {
  const rest = new REST({ api: settings.apiUrl, retries: 0, timeout: PATIENCE_MS }).setToken(settings.token);
  const ask = <T>(route: `/${string}`) => rest.get(route) as Promise<T>;
  try {
    const user = await ask<{ id: string; username: string }>(Routes.user());
    const application = await ask<Application>(Routes.currentApplication());
    const guilds = await ask<Guild[]>(Routes.userGuilds());
    return [
      fine(`Discord: the token is ${user.username}’s`),
      ...applicationFindings(application, settings),
      ...(await guildFindings(guilds, settings, application.id)),
      ...(await commandFindings(ask, application.id, settings)),
    ];
  } catch (error) {
    return [failure(error, settings)];
  }
}

interface Application {
  readonly id: string;
  readonly flags?: number;
}

interface Guild {
  readonly id: string;
  readonly name: string;
  readonly permissions?: string;
}

const PATIENCE_MS = 10_000;
/** Either of them: verified, or small enough not to need it. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

const NEEDED = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
  ['Embed Links', PermissionFlagsBits.EmbedLinks],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
] as const;

function applicationFindings({ id, flags = 0 }: Application, settings: DiscordSettings): Finding[] {
  const isOther = settings.applicationId !== null && settings.applicationId !== id;
  const lacksContent = settings.messages === 'all' && (flags & MESSAGE_CONTENT) === 0;
  return [
    isOther
      ? wrong('Discord: DISCORD_APPLICATION_ID is another application’s', `set it to ${id}, or leave it out`)
      : fine(`Discord: application ${id}`),
    lacksContent
      ? wrong(
          'Discord: the Message Content intent is off',
          `switch it on at https://discord.com/developers/applications/${id}/bot under Privileged Gateway Intents, or set DISCORD_MESSAGES=mentions`,
        )
      : fine(`Discord: intents for DISCORD_MESSAGES=${settings.messages}`),
  ];
}

function guildFindings(
  guilds: readonly Guild[],
  { guildId }: DiscordSettings,
  application: string,
): Finding[] {
  const invite = `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${invitedWith()}`;
  if (guilds.length === 0) return [wrong('Discord: in no server yet', `open ${invite}`)];
  const isAway = guildId !== null && !guilds.some(({ id }) => id === guildId);
  return [
    ...(isAway
      ? [wrong(`Discord: not in the server of DISCORD_GUILD_ID, ${guildId}`, `open ${invite}`)]
      : []),
    ...guilds.map((guild) => permissionFinding(guild)),
  ];
}

function permissionFinding({ name, permissions = '0' }: Guild): Finding {
  const has = new PermissionsBitField(BigInt(permissions));
  const missing = NEEDED.filter(([, bit]) => !has.has(bit)).map(([label]) => label);
  if (missing.length === 0) return fine(`Discord: permissions in ${name}`);
  return wrong(
    `Discord: ${name} does not allow ${missing.join(', ')}`,
    'Server Settings, Roles, the role of this bot, Permissions; a channel can refuse it too: Channel Settings, Permissions',
  );
}

function invitedWith(): bigint {
  // Without threads details stand in the channel, without files charts are told in words: wished for, but not needed.
  const wished = PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.AttachFiles;
  return NEEDED.reduce((sum, [, bit]) => sum | bit, wished);
}

/** Commands of the other scope would show twice. */
async function commandFindings(
  ask: <T>(route: `/${string}`) => Promise<T>,
  application: string,
  { guildId }: DiscordSettings,
): Promise<Finding[]> {
  if (guildId === null) return [];
  const everywhere = await ask<unknown[]>(Routes.applicationCommands(application));
  if (everywhere.length === 0) return [];
  return [
    wrong(
      'Discord: commands are registered everywhere and in DISCORD_GUILD_ID too, so each shows twice there',
      'use another application for development, or leave DISCORD_GUILD_ID out',
    ),
  ];
}

function failure(error: unknown, { token }: DiscordSettings): Finding {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return wrong(
      'Discord refuses the token',
      'Developer Portal, your application, Bot, Reset Token, then set DISCORD_TOKEN',
    );
  }
  return wrong(
    `Discord does not answer: ${withoutTokens(reason(error), [token])}`,
    'check the network, and DISCORD_API_URL if it is set',
  );
}

function fine(what: string): Finding {
  return { ok: true, what, todo: null };
}

function wrong(what: string, todo: string): Finding {
  return { ok: false, what, todo };
}
