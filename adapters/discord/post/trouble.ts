import { DiscordAPIError } from 'discord.js';
import type { Message } from '../../../src/index.ts';
import { apiCode } from '../retry.ts';

/** One sentence for the person whose answer could not be shown. */
export function sentenceAbout(error: unknown): Message {
  const text =
    error instanceof DiscordAPIError
      ? 'Discord did not accept this answer. Please ask again, or for less at once.'
      : 'The answer could not be brought here. Please ask again in a minute.';
  return { blocks: [{ kind: 'note', text }] };
}

/** What to do about an error of Discord's, where to click; null where nothing is known about it. */
export function advice(error: unknown): string | null {
  const code = apiCode(error);
  return (code === null ? undefined : BY_CODE[code]) ?? null;
}

const BY_CODE: Readonly<Record<number, string>> = {
  50001: 'Dateline cannot see this channel: Channel settings, Permissions, add Dateline, allow View Channel',
  50013:
    'Dateline may not post here: Channel settings, Permissions, add Dateline, allow Send Messages, Embed Links and Read Message History',
  50007: 'this person takes no direct messages',
  10003: 'the channel is gone',
};
