import type { Database, Row } from '../../store/database.ts';
import type { HostState } from './web/hosts.ts';

/** What is kept of an item that a feed brought. */
export interface KeptItem {
  readonly article: string;
  readonly guid: string | null;
  readonly url: string | null;
  /** Of what the feed said, its date left out: the same hash is the same text. */
  readonly hash: string;
  /** The first date it was given: a paper that dates it anew has not published it anew. */
  readonly published: string | null;
  /** When it was first seen, and when last in the feed; ISO. */
  readonly seen: string;
  readonly listed: string;
  readonly backlog: boolean;
  /** False where another feed had brought the article before. */
  readonly brought: boolean;
  /** How often its page was tried in vain; -1 once there is nothing more to try. */
  readonly pages: number;
}

/** As the store has it, which knows no booleans. */
interface ItemRow extends Row, Omit<KeptItem, 'backlog' | 'brought'> {
  readonly backlog: number;
  readonly brought: number;
}

/** What a feed has brought, by article. */
export async function itemsOf(database: Database, feed: string): Promise<Map<string, KeptItem>> {
  const rows = await database.query<ItemRow>('SELECT * FROM feed_items WHERE feed = ?', [feed]);
  return new Map(
    rows.map(({ article, guid, url, hash, published, seen, listed, backlog, brought, pages }) => [
      article,
      {
        article,
        guid,
        url,
        hash,
        published,
        seen,
        listed,
        backlog: backlog === 1,
        brought: brought === 1,
        pages,
      },
    ]),
  );
}

/** Keeps items, all or none. */
export async function keepItems(database: Database, feed: string, items: readonly KeptItem[]): Promise<void> {
  if (items.length === 0) return;
  await database.transaction(async (inside) => {
    for (const item of items) {
      const dated = Date.parse(item.published ?? '');
      const moment = Number.isNaN(dated) ? item.seen : new Date(dated).toISOString();
      await inside.query(
        `INSERT INTO feed_items (feed, article, guid, url, hash, published, moment, seen, listed, backlog, brought, pages)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (feed, article) DO UPDATE SET guid = excluded.guid, url = excluded.url, hash = excluded.hash,
           published = excluded.published, moment = excluded.moment, listed = excluded.listed, brought = excluded.brought,
           pages = excluded.pages`,
        [
          feed,
          item.article,
          item.guid,
          item.url,
          item.hash,
          item.published,
          moment,
          item.seen,
          item.listed,
          Number(item.backlog),
          Number(item.brought),
          item.pages,
        ],
      );
    }
  });
}

/** Whether another feed has brought an article; whoever came first keeps it. */
export async function isOfAnother(database: Database, feed: string, article: string): Promise<boolean> {
  const rows = await database.query(
    'SELECT feed FROM feed_items WHERE article = ? AND feed <> ? AND brought = 1 LIMIT 1',
    [article, feed],
  );
  return rows.length > 0;
}

/** Forgets what has not been in its feed since `before`. */
export async function forgetItems(database: Database, feed: string, before: Date): Promise<void> {
  await database.query('DELETE FROM feed_items WHERE feed = ? AND listed < ?', [feed, before.toISOString()]);
}

/** The hosts that are left alone, from an earlier run. */
export async function keptHosts(database: Database): Promise<[host: string, state: HostState][]> {
  const rows = await database.query<{ host: string; failures: number; left_until: string }>(
    'SELECT * FROM feed_hosts',
  );
  return rows.map(({ host, failures, left_until }) => [host, { failures, until: left_until }]);
}

/** Keeps how a host does; null forgets it. */
export async function keepHost(database: Database, host: string, state: HostState | null): Promise<void> {
  if (state === null) await database.query('DELETE FROM feed_hosts WHERE host = ?', [host]);
  else
    await database.query(
      `INSERT INTO feed_hosts (host, failures, left_until) VALUES (?, ?, ?)
       ON CONFLICT (host) DO UPDATE SET failures = excluded.failures, left_until = excluded.left_until`,
      [host, state.failures, state.until],
    );
}
