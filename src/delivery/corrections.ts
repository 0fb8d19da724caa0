import { randomUUID } from 'node:crypto';
import type { Article } from '../article.ts';
import { readableDate } from '../message/readable.ts';
import type { Block, Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { type ChangedSentence, changedSentences } from './changed.ts';
import { enqueue } from './outbox.ts';
import { CORRECTION, type PostedSentence, postedArticles, postedSentences } from './read.ts';

const DAY = 24 * 3_600_000;

/** What was posted longer ago is not corrected any more: nobody looks there. */
const LOOK_BACK = 30 * DAY;

/** A correction that could not be posted for so long is left. */
const LATEST = DAY;

/** Looks whether articles changed of which sentences were posted, and queues the notes. To be called when the corpus was read. */
export async function queueAllCorrections(
  database: Database,
  articleOf: (id: string) => Promise<Article | undefined>,
  now: Date,
): Promise<number> {
  let queued = 0;
  for (const id of await postedArticles(database, lookedBackTo(now))) {
    const article = await articleOf(id);
    if (article !== undefined) queued += await queueCorrections(database, article, now);
  }
  return queued;
}

/**
 * Queues a note into the thread of every message that quotes what the article no longer says, with both wordings; once, as
 * the channel then knows the new wording, which is kept with the note. Returns how many notes were queued.
 */
export function queueCorrections(database: Database, article: Article, now: Date): Promise<number> {
  return database.transaction(async (inside) => {
    const posted = await postedSentences(inside, article.id, lookedBackTo(now));
    const changed = changedSentences(posted, article);
    const roots = new Map<string, Root>();
    for (const each of changed) {
      const root = await rootOf(inside, each.posted.post);
      if (root === null) continue;
      const known = roots.get(root.post) ?? { ...root, changed: [] };
      known.changed.push(each);
      roots.set(root.post, known);
      await inside.query(
        'UPDATE quoted_sentences SET wording = ?, withdrawn = ? WHERE post = ? AND article = ? AND first_unit = ?',
        [
          each.now?.text ?? each.posted.wording,
          each.now === null ? 1 : 0,
          each.posted.post,
          article.id,
          each.posted.start,
        ],
      );
    }
    for (const root of roots.values()) {
      const post = {
        // Its own each time: an article may say the same again that it said before.
        key: `${CORRECTION}${randomUUID()}`,
        platform: root.platform,
        channel: root.channel,
        thread: root.thread,
        message: correctionMessage(article, root.changed),
        latest: new Date(now.getTime() + LATEST),
      };
      await enqueue(inside, post, now);
    }
    return roots.size;
  });
}

/** The note: what it said, as posted, and what it says now. */
function correctionMessage(article: Article, changed: readonly ChangedSentence<PostedSentence>[]): Message {
  const spans = changed.flatMap(({ now }) => (now === null ? [] : [{ start: now.start, end: now.end }]));
  return {
    blocks: [
      { kind: 'note', text: 'Correction: this article has changed since it was quoted here.' },
      ...changed.flatMap(sentenceBlocks),
      {
        kind: 'sources',
        sources: [
          {
            number: 1,
            articleId: article.id,
            headline: article.headline,
            publisher: article.publisher ?? null,
            published: article.published === undefined ? null : readableDate(article.published),
            url: article.url ?? null,
            links: [],
            spans: spans.sort((a, b) => a.start - b.start),
          },
        ],
      },
    ],
  };
}

function sentenceBlocks({ posted, now }: ChangedSentence<PostedSentence>): Block[] {
  const { wording, start, end } = posted;
  const quotation = { kind: 'quotation', source: 1, context: null } as const;
  const said: Block = {
    ...quotation,
    text: wording,
    start,
    end,
    annotation: `as quoted on ${readableDate(posted.posted)}`,
  };
  if (now === null) {
    return [{ kind: 'note', text: 'It no longer says:' }, said];
  }
  const says: Block = { ...quotation, text: now.text, start: now.start, end: now.end, annotation: null };
  return [{ kind: 'note', text: 'It said:' }, said, { kind: 'note', text: 'It now says:' }, says];
}

interface Root {
  readonly post: string;
  readonly platform: string;
  readonly channel: string;
  readonly thread: string;
  readonly changed: ChangedSentence<PostedSentence>[];
}

/** The message whose thread a post is in, or begins. */
async function rootOf(database: Database, post: string): Promise<Omit<Root, 'changed'> | null> {
  const [row] = await database.query<{
    post: string;
    platform: string;
    channel: string;
    message_id: string | null;
  }>(
    `SELECT root.post, root.platform, root.channel, root.message_id FROM outbox AS own
     JOIN outbox AS root ON root.post = COALESCE(own.under_post, own.post) WHERE own.post = ?`,
    [post],
  );
  if (row === undefined || row.message_id === null) return null;
  return { post: row.post, platform: row.platform, channel: row.channel, thread: row.message_id };
}

function lookedBackTo(now: Date): Date {
  return new Date(now.getTime() - LOOK_BACK);
}
