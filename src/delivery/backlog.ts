import type { Database } from '../store/database.ts';

/**
 * The articles dated after a moment that a feed listed when it was first read: they fill the archive and are no news of
 * any channel, however new they are.
 */
export async function backlogSince(database: Database, since: Date): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ article: string }>(
    'SELECT DISTINCT article FROM feed_items WHERE backlog = 1 AND moment > ?',
    [new Date(since.getTime() - DAY).toISOString()],
  );
  return new Set(rows.map(({ article }) => article));
}

/** A date without a time is kept as its midnight. */
const DAY = 86_400_000;
