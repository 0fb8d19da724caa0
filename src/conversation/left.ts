import type { Clock } from '../clock.ts';
import type { Conversation, Left } from './types.ts';

/** Milliseconds; the lease of what was left has run out before. */
const EVERY = 10_000;

/** Until `signal` is aborted: hands on what was asked or pressed on a platform and left unanswered by a process that ended. */
export async function handOnLeft(
  platform: string,
  conversation: Pick<Conversation, 'left'>,
  answer: (left: Left) => void,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(EVERY, signal);
    if (signal.aborted) return;
    for (const left of await conversation.left(platform)) answer(left);
  }
}
