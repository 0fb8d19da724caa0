import type { ToldBefore, ToldFigure } from '../briefing/before.ts';
import type { Database, Row } from '../store/database.ts';
import type { PostRow } from './outbox.ts';

/** What a channel knows once a briefing stands there. */
export interface Told {
  /** Ids of the articles it was made from, quoted or not. */
  readonly articles: readonly string[];
  readonly figures: readonly ToldFigure[];
}

/** Keeps what a channel was told with this post. */
export async function recordTold(database: Database, row: PostRow, now: Date): Promise<void> {
  if (row.told === null) return;
  const { platform, channel, post } = row;
  const { articles, figures } = JSON.parse(row.told) as Told;
  const posted = now.toISOString();
  for (const article of articles) {
    await database.query(
      `INSERT INTO told_articles (platform, channel, article, posted) VALUES (?, ?, ?, ?)
       ON CONFLICT (platform, channel, article) DO NOTHING`,
      [platform, channel, article, posted],
    );
  }
  for (const [place, { articleId, claimant, counts, whom, value, text }] of figures.entries()) {
    await database.query(
      `INSERT INTO told_figures (platform, channel, post, place, article, claimant, counts, whom, value, says, posted)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (post, place) DO NOTHING`,
      [platform, channel, post, place, articleId, claimant, counts, whom, value, text, posted],
    );
  }
}

interface FigureRow extends Row {
  readonly article: string;
  readonly claimant: string;
  readonly counts: string;
  readonly whom: string;
  readonly value: number;
  readonly says: string;
}

/** What a channel was told; with `moment`, before it. */
export async function toldBefore(
  database: Database,
  platform: string,
  channel: string,
  moment?: Date,
): Promise<ToldBefore> {
  const where = [platform, channel, moment?.toISOString() ?? ALWAYS];
  // Before articles were kept, those that were quoted were.
  const articles = await database.query<{ article: string }>(
    `SELECT article FROM told_articles WHERE platform = ? AND channel = ? AND posted < ?
     UNION SELECT article FROM quoted_sentences JOIN outbox ON outbox.post = quoted_sentences.post
       WHERE outbox.platform = ? AND outbox.channel = ? AND quoted_sentences.posted < ?`,
    [...where, ...where],
  );
  const figures = await database.query<FigureRow>(
    'SELECT * FROM told_figures WHERE platform = ? AND channel = ? AND posted < ? ORDER BY posted, post, place',
    where,
  );
  return {
    articles: new Set(articles.map(({ article }) => article)),
    figures: figures.map(({ article: articleId, says: text, claimant, counts, whom, value }) => {
      return { articleId, claimant, counts, whom, value, text };
    }),
  };
}

/** After every moment that is written as ISO 8601. */
const ALWAYS = '9999';
