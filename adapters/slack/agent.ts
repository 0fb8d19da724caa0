import type { webApi } from '@slack/bolt';
import { shortened } from '../../src/index.ts';
import { LIMITS } from './limits.ts';

/** Shows in a direct message that somebody is at work. Slack takes it away with the answer. Optional: a workspace without the agent view refuses it. */
export async function showStatus(
  client: webApi.WebClient,
  { channel, thread }: { readonly channel: string; readonly thread: string | null },
): Promise<void> {
  if (thread === null) return;
  const status = 'is searching the archive…';
  await client.assistant.threads
    .setStatus({ channel_id: channel, thread_ts: thread, status })
    .catch(() => {});
}

/** Offers questions to begin with. Optional, as the status. */
export async function suggestPrompts(
  client: webApi.WebClient,
  channel: string,
  questions: readonly string[],
): Promise<void> {
  if (questions.length === 0) return;
  const prompts = questions.slice(0, LIMITS.prompts).map((question) => ({
    title: shortened(question, LIMITS.promptTitle),
    message: question.toWellFormed(),
  }));
  // A `thread_ts` would make the call fail silently in the agent view.
  await client.assistant.threads.setSuggestedPrompts({ channel_id: channel, prompts }).catch(() => {});
}
