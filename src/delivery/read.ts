import type { Message } from '../message.ts';
import type { Database, Row } from '../store/database.ts';
import type { PostRow } from './outbox.ts';

/** A sentence that stands in a channel, in the words the channel knows it by. */
export interface PostedSentence {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly wording: string;
  /** The key of the post that quotes it. */
  readonly post: string;
  /** ISO 8601, UTC. */
  readonly posted: string;
}

/** The keys of notes about corrections begin so. What they quote is followed where it was quoted first. */
export const CORRECTION = 'correction:';

/** Keeps what a channel has read with this post: the briefing's keys, and every quotation of its page. */
export async function recordRead(database: Database, row: PostRow, now: Date): Promise<void> {
  const posted = now.toISOString();
  for (const key of JSON.parse(row.reads) as string[]) {
    await database.query(
      `INSERT INTO read_sentences (platform, channel, sentence, posted) VALUES (?, ?, ?, ?)
       ON CONFLICT (platform, channel, sentence) DO NOTHING`,
      [row.platform, row.channel, key, posted],
    );
  }
  if (row.post.startsWith(CORRECTION)) return;
  for (const { articleId, start, end, wording } of quotedIn(JSON.parse(row.message) as Message)) {
    await database.query(
      `INSERT INTO quoted_sentences (post, article, first_unit, past_unit, wording, withdrawn, posted)
       VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT (post, article, first_unit) DO NOTHING`,
      [row.post, articleId, start, end, wording, posted],
    );
  }
}

/** The keys of the sentences a channel has read, for not posting them again. */
export async function readSentences(
  database: Database,
  platform: string,
  channel: string,
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ sentence: string }>(
    'SELECT sentence FROM read_sentences WHERE platform = ? AND channel = ?',
    [platform, channel],
  );
  return new Set(rows.map(({ sentence }) => sentence));
}

/** As `readSentences`, but as it was at a moment. */
export async function readBefore(
  database: Database,
  platform: string,
  channel: string,
  moment: Date,
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ sentence: string }>(
    'SELECT sentence FROM read_sentences WHERE platform = ? AND channel = ? AND posted < ?',
    [platform, channel, moment.toISOString()],
  );
  return new Set(rows.map(({ sentence }) => sentence));
}

interface QuotedRow extends Row {
  readonly post: string;
  readonly article: string;
  readonly first_unit: number;
  readonly past_unit: number;
  readonly wording: string;
  readonly posted: string;
}

/** Where sentences of an article stand that were posted after `since`: every channel's posts, oldest first, those withdrawn left out. */
export async function postedSentences(
  database: Database,
  articleId: string,
  since: Date,
): Promise<PostedSentence[]> {
  const rows = await database.query<QuotedRow>(
    `SELECT * FROM quoted_sentences WHERE article = ? AND posted > ? AND withdrawn = 0
     ORDER BY posted, post, first_unit`,
    [articleId, since.toISOString()],
  );
  return rows.map((row) => ({
    articleId: row.article,
    start: row.first_unit,
    end: row.past_unit,
    wording: row.wording,
    post: row.post,
    posted: row.posted,
  }));
}

/** The articles of which a sentence was posted after `since`. */
export async function postedArticles(database: Database, since: Date): Promise<string[]> {
  const rows = await database.query<{ article: string }>(
    'SELECT DISTINCT article FROM quoted_sentences WHERE posted > ? AND withdrawn = 0 ORDER BY article',
    [since.toISOString()],
  );
  return rows.map(({ article }) => article);
}

/** The quotations of a page, with the article each is from. */
function quotedIn({ blocks }: Message): Pick<PostedSentence, 'articleId' | 'start' | 'end' | 'wording'>[] {
  const sources = blocks.flatMap((block) => (block.kind === 'sources' ? block.sources : []));
  const articles = new Map(sources.map(({ number, articleId }) => [number, articleId]));
  return blocks.flatMap((block) => {
    const articleId = block.kind === 'quotation' ? articles.get(block.source) : undefined;
    if (block.kind !== 'quotation' || articleId === undefined) return [];
    return [{ articleId, start: block.start, end: block.end, wording: block.text }];
  });
}
