import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { Clock, Log } from '../../src/index.ts';
import type { DiscordSettings } from './config.ts';
import { backoff } from './gateway/backoff.ts';
import { Patience } from './gateway/patience.ts';
import { reason } from './log.ts';

interface GatewayOptions {
  readonly settings: DiscordSettings;
  readonly clock: Clock;
  readonly log: Log;
  /** Called for every client before it logs in. */
  readonly listen: (client: Client) => void;
  readonly signal: AbortSignal;
}

/** A client with the fewest intents that hear what is asked for, and that never notifies anybody. */
function createClient(settings: DiscordSettings, patience: Patience): Client {
  return new Client({
    intents: intentsOf(settings),
    // A direct message comes from a channel that nobody has told us about.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // Interactions wait for this, and must not wait longer than three seconds.
    waitGuildTimeout: 1_000,
    rest: { api: settings.apiUrl, retries: 0 },
    ws: { buildStrategy: patience.strategy },
    ...(settings.shards === 'auto'
      ? { shards: 'auto' as const }
      : { shards: [...settings.shards.ids], shardCount: settings.shards.count }),
  });
}

function intentsOf({ messages }: Pick<DiscordSettings, 'messages'>): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  if (messages === 'off') return [Guilds];
  const heard = [Guilds, GuildMessages, DirectMessages];
  return messages === 'mentions' ? heard : [...heard, MessageContent];
}

/** Logs in, and in again whenever that fails or Discord ends it for good, ever less often, until `signal`. Never rejects. */
export async function keepConnected(options: GatewayOptions): Promise<void> {
  const { settings, clock, log, listen, signal } = options;
  const stopped = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  for (let round = 0; !signal.aborted; round++) {
    const over = new AbortController();
    const patience = new Patience(clock, AbortSignal.any([signal, over.signal]));
    const client = createClient(settings, patience);
    patience.watch(client);
    listen(client);
    const ended = new Promise<unknown>((resolve) => {
      client.on(Events.ShardDisconnect, ({ code }) => resolve(new Error(`closed with ${code}`)));
      client.on(Events.Invalidated, () => resolve(new Error('the session was invalidated')));
    });
    client.once(Events.ClientReady, () => {
      round = 0;
    });
    const failed = client.login(settings.token).then(
      () => ended,
      (error: unknown) => error,
    );
    const why = await Promise.race([failed, ended, stopped]);
    over.abort();
    const leaving = client.destroy().catch((error) => log.warn(`discord: ${reason(error)}`));
    // discord.js waits for ever when it is left in the middle of identifying.
    await Promise.race([leaving, clock.sleep(LEAVING)]);
    if (signal.aborted) return;
    const wait = whatToDo(why) === null ? backoff(round, FIRST, LONGEST) : LONGEST;
    log.warn(
      `discord: not connected: ${whatToDo(why) ?? reason(why)}; next try in ${Math.ceil(wait / 1_000)} s`,
    );
    await clock.sleep(wait, signal);
  }
}

const LEAVING = 1_500;
const FIRST = 1_000;
const LONGEST = 5 * 60_000;

/** What only a person can mend, and where; null for what passes. */
function whatToDo(error: unknown): string | null {
  const text = `${reason(error)} ${error instanceof Error && 'code' in error ? error.code : ''}`;
  if (/TokenInvalid|Authentication failed|4004/.test(text)) {
    return 'Discord refuses the token. Developer Portal, your application, Bot, Reset Token, then set DISCORD_TOKEN';
  }
  if (/disallowed intents|4014/.test(text)) {
    return 'the Message Content intent is off. Developer Portal, your application, Bot, Privileged Gateway Intents; or set DISCORD_MESSAGES=mentions';
  }
  return null;
}
