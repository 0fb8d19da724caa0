import { RESTJSONErrorCodes as Codes } from 'discord.js';
import { type Message, shortened } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import type { Post } from '../post.ts';
import { apiCode } from '../retry.ts';

/** What stands below a message: its thread; `own`, when the id is not a message's but a thread's; or nothing can. */
export type Below = 'thread' | 'own' | 'nothing';

/** Starts the thread below `message`, unless there is one. */
export async function startThread(
  post: Post,
  channel: string,
  message: string,
  name: string,
): Promise<Below> {
  try {
    await post.startThread(channel, message, name);
    return 'thread';
  } catch (error) {
    const code = apiCode(error) ?? 0;
    if (code === Codes.ThreadAlreadyCreatedForMessage) return 'thread';
    if (code === Codes.UnknownMessage) return 'own';
    if (NO_THREADS.has(code)) return 'nothing';
    throw error;
  }
}

/** A thread that is there, but not for us to read or write. */
export function isOutOfReach(error: unknown): boolean {
  return OUT_OF_REACH.has(apiCode(error) ?? 0);
}

/** What the thread of `detail` is called: its first heading. */
export function threadName({ blocks }: Message): string {
  const heading = blocks.find(({ kind }) => kind === 'heading');
  const name = heading !== undefined && 'text' in heading ? heading.text.trim() : '';
  return name === '' ? 'In detail' : shortened(name, LIMITS.threadName);
}

/** In a direct message, in a thread, in voice, without the permission, with too many threads already. */
const NO_THREADS: ReadonlySet<number> = new Set([
  Codes.MissingAccess,
  Codes.MissingPermissions,
  Codes.CannotExecuteActionOnDMChannel,
  Codes.CannotExecuteActionOnThisChannelType,
  Codes.MaximumActiveThreads,
]);

const OUT_OF_REACH: ReadonlySet<number> = new Set([
  Codes.UnknownChannel,
  Codes.MissingAccess,
  Codes.MissingPermissions,
  Codes.InvalidActionOnArchivedThread,
  Codes.ThreadLocked,
]);
