import { webApi } from '@slack/bolt';
import type { Clock } from '../../../src/index.ts';
import { ATTEMPTS, TIMES } from '../limits.ts';
import { backoff } from '../post.ts';
import type { SlackMessage } from '../render.ts';
import { judged } from './failure.ts';

/** Somebody to tell something that nobody else sees. */
export interface Person {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  /** Where Slack takes answers to what the person did: works without being in the channel, five times in half an hour. */
  readonly responseUrl: string | null;
  /** What was pressed or typed is itself seen by one person: the answer goes where it is. */
  readonly isPrivate: boolean;
}

/**
 * Shows a message to one person, by the way that fits first and by the other one when that is refused. Rejects when none
 * worked, or when nobody can tell whether it did: an ephemeral message has no history to look it up in.
 */
export async function whisper(person: Person, message: SlackMessage, clock: Clock): Promise<void> {
  const ways = [ephemeral(person, message), answer(person.responseUrl, message, 'ephemeral')];
  const [first, second] = person.isPrivate ? ways.reverse() : ways;
  try {
    await insisting(first!, clock);
  } catch (error) {
    const failure = judged(error);
    if (failure.kind === 'again' && failure.arrived === 'perhaps') throw error;
    await insisting(second!, clock).catch((other) => {
      throw other instanceof NoWay ? error : other;
    });
  }
}

/** Answers in the channel for all to see by the response URL: for channels that the bot is not in. */
export async function answerOpenly(url: string | null, message: SlackMessage, clock: Clock): Promise<void> {
  await insisting(answer(url, message, 'in_channel'), clock);
}

class NoWay extends Error {
  override readonly name = 'NoWay';
}

async function insisting(way: () => Promise<void>, clock: Clock): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await way();
    } catch (error) {
      const failure = judged(error);
      const sure = failure.kind === 'wait' || (failure.kind === 'again' && failure.arrived !== 'perhaps');
      if (!sure || attempt >= ATTEMPTS / 2) throw error;
      await clock.sleep(failure.kind === 'wait' ? failure.ms : backoff(attempt));
    }
  }
}

function ephemeral({ client, channel, user, thread }: Person, { text, blocks }: SlackMessage) {
  return async () => {
    await client.chat.postEphemeral({
      channel,
      user,
      text,
      blocks,
      ...(thread !== null && { thread_ts: thread }),
    });
  };
}

function answer(url: string | null, message: SlackMessage, to: 'ephemeral' | 'in_channel') {
  return async () => {
    if (url === null) throw new NoWay('Slack gave no response_url');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...message, response_type: to, replace_original: false }),
      signal: AbortSignal.timeout(TIMES.call),
    }).catch((error: Error) => {
      throw new webApi.WebAPIRequestError(error);
    });
    if (response.status === 429)
      throw new webApi.WebAPIRateLimitedError(Number(response.headers.get('retry-after')) || 1);
    if (!response.ok) throw new webApi.WebAPIHTTPError(response.status, response.statusText, {});
  };
}
