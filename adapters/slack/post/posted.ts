import type { webApi } from '@slack/bolt';

/** The `event_type` of the metadata that every post of ours carries; its payload has the key. */
export const METADATA_EVENT = 'dateline_post';

/** Messages of a page, and pages that are looked through in any case: clocks may differ. */
const PAGE = 200;
const PAGES = 5;
/** Pages that are looked through at most, where the post may be that old. */
const MOST_PAGES = 50;

/** The message that was posted under `key`, after `since` where that is known: in `thread`, or in the channel and in none of its threads. */
export async function findPosted(
  client: webApi.WebClient,
  channel: string,
  key: string,
  thread: string | null = null,
  since?: Date,
): Promise<{ id: string } | null> {
  const messages = thread === null ? historyOf(client, channel, since) : repliesOf(client, channel, thread);
  for await (const message of messages) if (isUnder(key, message)) return { id: message.ts! };
  return null;
}

interface Message {
  readonly ts?: string;
  readonly metadata?: Metadata | string;
}

interface Metadata {
  readonly event_type?: string;
  readonly event_payload?: object;
}

/** Some servers hand the metadata back as it was sent, as JSON in a form field. */
function isUnder(key: string, { ts, metadata: sent }: Message): boolean {
  const metadata = typeof sent === 'string' ? (JSON.parse(sent) as Metadata) : sent;
  if (ts === undefined || metadata?.event_type !== METADATA_EVENT) return false;
  return (metadata.event_payload as { readonly key?: unknown } | undefined)?.key === key;
}

/** Newest first. */
function historyOf(client: webApi.WebClient, channel: string, since?: Date): AsyncIterable<Message> {
  const oldest = since === undefined ? Number.POSITIVE_INFINITY : since.getTime() / 1_000;
  return pagesOf((page) => client.conversations.history({ channel, ...page }), oldest);
}

/** Oldest first: what was posted last is on the last page. */
function repliesOf(client: webApi.WebClient, channel: string, ts: string): AsyncIterable<Message> {
  return pagesOf((page) => client.conversations.replies({ channel, ts, ...page }), 0);
}

interface Page {
  readonly messages?: readonly Message[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

type Asked = Pick<webApi.ConversationsHistoryArguments, 'limit' | 'include_all_metadata' | 'cursor'>;

/** All pages down to `oldest`, seconds since 1970. */
async function* pagesOf(ask: (page: Asked) => Promise<Page>, oldest: number): AsyncIterable<Message> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const result = await ask({ limit: PAGE, include_all_metadata: true, ...(cursor && { cursor }) });
    yield* result.messages ?? [];
    cursor = result.response_metadata?.next_cursor;
    if (!cursor || (page + 1 >= PAGES && Number(result.messages?.at(-1)?.ts ?? 0) < oldest)) return;
  }
}
