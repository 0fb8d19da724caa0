import type { webApi } from '@slack/bolt';
import { Channels, type Clock, type Log } from '../../src/index.ts';
import { ATTEMPTS, TIMES } from './limits.ts';
import { reason } from './log.ts';
import { type Failure, judged } from './post/failure.ts';
import { findPosted, METADATA_EVENT } from './post/posted.ts';
import type { SlackMessage } from './render.ts';

/** A message for a channel or a thread. */
export interface Post {
  readonly client: webApi.WebClient;
  readonly channel: string;
  readonly thread: string | null;
  readonly message: SlackMessage;
  /** The same without its picture. */
  readonly plain?: SlackMessage;
  /** Names it in the channel's history: what has this key stands there once. */
  readonly key: string;
  /** Called right before each request; where it rejects, nothing is posted. */
  readonly fence?: (() => Promise<void>) | undefined;
  /** It was tried before, by an earlier delivery or process: looked up first. */
  readonly mayStand?: boolean;
}

/** Posts in order, a message a second and channel, and each once. */
export interface Poster {
  /** The `ts` it stands under. Rejects when it could not be posted, or when nobody can tell whether it was. */
  post(post: Post): Promise<{ readonly id: string }>;
}

export function createPoster({ clock, log }: { readonly clock: Clock; readonly log: Log }): Poster {
  const channels = new Channels(clock, TIMES.betweenPosts);
  return {
    post: (post) => channels.inOrder(post.channel, () => insisting(post, channels, clock, log)),
  };
}

/** Nobody waits longer for an answer, whatever Slack's `Retry-After` says; milliseconds. */
const PATIENCE = 15 * 60_000;

/** Tries until it stands there. After a failure that may have been none the channel's history is asked first. */
async function insisting(post: Post, channels: Channels, clock: Clock, log: Log): Promise<{ id: string }> {
  const started = clock.now();
  let doubt: 'unlikely' | 'perhaps' | null = post.mayStand ? 'unlikely' : null;
  let message = post.message;
  for (let attempt = 1; ; attempt++) {
    await channels.turn(post.channel);
    try {
      if (doubt) {
        const found = await lookedUp(post, doubt, new Date(started));
        if (found) return found;
        doubt = null;
      }
      await post.fence?.();
      return await posted({ ...post, message });
    } catch (error) {
      const failure = judged(error);
      const wait = failure.kind === 'wait' ? failure.ms : backoff(attempt);
      const isLast = attempt >= ATTEMPTS || clock.now() + wait - started > PATIENCE;
      if (isAboutBlocks(failure) && message.blocks.length > 0) message = plainer(message, post, attempt);
      else if (failure.kind === 'final' || isLast) throw error;
      if (failure.kind === 'again' && failure.arrived !== 'no') doubt = stronger(doubt, failure.arrived);
      log.warn(`slack: posting to ${post.channel} failed, trying again: ${reason(error)}`);
      await clock.sleep(wait);
    }
  }
}

/** Doubles from half a second on. */
export function backoff(attempt: number): number {
  return Math.min(TIMES.retry * 2 ** (attempt - 1), TIMES.longestRetry);
}

async function posted({ client, channel, thread, message, key }: Post): Promise<{ id: string }> {
  const { text, blocks, unfurl_links, unfurl_media } = message;
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    ...(blocks.length > 0 && { blocks }),
    ...(thread !== null && { thread_ts: thread }),
    unfurl_links,
    unfurl_media,
    mrkdwn: false,
    metadata: { event_type: METADATA_EVENT, event_payload: { key } },
  });
  return { id: ts ?? '' };
}

/** What the history says. Where it cannot be read, a server's error is taken at its word and a broken line is not. */
async function lookedUp(
  { client, channel, key, thread }: Post,
  doubt: 'unlikely' | 'perhaps',
  since: Date,
): Promise<{ id: string } | null> {
  try {
    return await findPosted(client, channel, key, thread, since);
  } catch (error) {
    if (judged(error).kind !== 'final') throw error;
    if (doubt === 'unlikely') return null;
    // Its own cause alone would read as if the post had been refused.
    throw new Error('nobody can tell whether it stands there', { cause: error });
  }
}

/** Slack would not take the layout: the text goes without it. */
function isAboutBlocks(failure: Failure): boolean {
  return failure.kind === 'final' && /blocks/.test(failure.code);
}

/** A file is not known everywhere the moment it was uploaded: so often the layout is tried as it is. */
const TRIES_WITH_PICTURE = 4;

/** What is tried after Slack did not take the layout: in the end the text alone. */
function plainer(message: SlackMessage, { message: whole, plain }: Post, attempt: number): SlackMessage {
  if (plain === undefined || message !== whole) return { ...message, blocks: [] };
  return attempt < TRIES_WITH_PICTURE ? message : plain;
}

function stronger(doubt: 'unlikely' | 'perhaps' | null, arrived: 'unlikely' | 'perhaps') {
  return doubt === 'perhaps' ? doubt : arrived;
}
