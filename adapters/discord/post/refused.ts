import { RESTJSONErrorCodes as Codes, DiscordAPIError } from 'discord.js';
import { apiCode } from '../retry.ts';
import { advice } from './trouble.ts';

/** Discord said no for good: the same request would be answered the same. */
class Refused extends Error {
  readonly refused = true;
}

/** Does `work` about a channel; an error that no later try would mend is thrown as `Refused`, with what to do. */
export async function refusing<T>(channel: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isWithoutToken(cause)) throw new Refused(`discord: ${channel}: ${NEW_TOKEN}`, { cause });
    if (!FOR_GOOD.has(apiCode(cause) ?? 0)) throw cause;
    const why = advice(cause) ?? (cause as DiscordAPIError).message;
    throw new Refused(`discord: ${channel}: ${why} (${apiCode(cause)})`, { cause });
  }
}

/** After a 401, discord.js forgets the token, and then fails without asking. */
function isWithoutToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && /^Expected token to be set/.test(error.message);
}

const NEW_TOKEN =
  'Discord refuses the token: Developer Portal, your application, Bot, Reset Token, then set DISCORD_TOKEN';

const FOR_GOOD: ReadonlySet<number> = new Set([
  Codes.UnknownChannel,
  Codes.UnknownGuild,
  Codes.MissingAccess,
  Codes.MissingPermissions,
  Codes.CannotSendMessagesToThisUser,
  Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  Codes.CannotSendMessagesInNonTextChannel,
  Codes.CannotSendAMessageInAForumChannel,
  Codes.InvalidFormBodyOrContentType,
  Codes.ThreadLocked,
]);
