import { z } from 'zod';

/** What the environment says about Discord, checked. */
export interface DiscordSettings {
  readonly token: string;
  /** Needed only before the gateway has told it. */
  readonly applicationId: string | null;
  /** Commands are registered in this guild alone, and at once: for development. */
  readonly guildId: string | null;
  /** Without a version. */
  readonly apiUrl: string;
  /** What is heard besides commands and buttons: nothing, mentions and direct messages, or every message too. */
  readonly messages: 'off' | 'mentions' | 'all';
  readonly layout: 'components' | 'embeds';
  readonly shards: Shards;
}

/** The part of Discord's servers that this process hears: `ids` of `count`; or all of them, in as many as Discord recommends. */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly count: number };

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings in `env`: null without a token, which is how Discord is left out; or every problem there is. */
export function readDiscordSettings(
  env: Environment,
): { readonly settings: DiscordSettings | null } | { readonly problems: readonly string[] } {
  const given = Object.fromEntries(
    Object.keys(VARIABLES.shape).map((name) => [name, env[name]?.trim() || undefined]),
  );
  const { success, data, error } = VARIABLES.safeParse(given);
  if (!success) return { problems: error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
  if (data.DISCORD_TOKEN === undefined) return { settings: null };
  return {
    settings: {
      token: data.DISCORD_TOKEN.replace(/^Bot\s+/i, ''),
      applicationId: data.DISCORD_APPLICATION_ID ?? null,
      guildId: data.DISCORD_GUILD_ID ?? null,
      apiUrl: data.DISCORD_API_URL.replace(/\/+$/, '').replace(/\/v\d+$/, ''),
      messages: data.DISCORD_MESSAGES,
      layout: data.DISCORD_LAYOUT,
      shards: data.DISCORD_SHARDS,
    },
  };
}

// The messages never repeat what was given: it may be a token in the wrong variable.
const SNOWFLAKE = z
  .string()
  .regex(/^\d{15,21}$/, 'must be an id of digits only (Developer Mode, then Copy ID)');
/** `4` are all four; `0,1/4` two of them, while other processes have the others. */
const SHARDS = z.string().transform((text, context): Shards => {
  const [, list, total] = /^(?:((?:\d{1,5})(?:,\d{1,5})*)\/)?(\d{1,5})$/.exec(text.replace(/\s/g, '')) ?? [];
  const count = Number(total);
  const ids = [...new Set(list?.split(',').map(Number) ?? Array.from({ length: count }, (_, id) => id))];
  if (text === 'auto') return 'auto';
  if (total !== undefined && count > 0 && ids.every((id) => id < count)) return { ids, count };
  context.addIssue({ code: 'custom', message: 'must be auto, a number of shards, or some of them: 0,1/4' });
  return z.NEVER;
});

const VARIABLES = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^(Bot\s+)?\S{10,}$/i, 'is no bot token (Developer Portal, Bot, Reset Token)')
    .optional(),
  DISCORD_APPLICATION_ID: SNOWFLAKE.optional(),
  DISCORD_GUILD_ID: SNOWFLAKE.optional(),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .default('https://discord.com/api'),
  DISCORD_MESSAGES: z
    .enum(['off', 'mentions', 'all'], { error: 'must be off, mentions or all' })
    .default('off'),
  DISCORD_LAYOUT: z
    .enum(['components', 'embeds'], { error: 'must be components or embeds' })
    .default('components'),
  DISCORD_SHARDS: SHARDS.default('auto'),
});
