import type { Migration } from './migrations.ts';

/** Feeds, what each has brought, and the hosts that are to be left alone. */
export const FEEDS: Migration = {
  name: 'feeds',
  sql: [
    // `id` is the address it was added by, `address` where it has moved to since. `filled`: when its first reading ended.
    // `next_check` is put off while somebody reads the feed, so that nobody else does.
    `CREATE TABLE feeds (
      id TEXT PRIMARY KEY, address TEXT NOT NULL, name TEXT, title TEXT, declared INTEGER NOT NULL,
      full_text INTEGER, added TEXT NOT NULL, filled TEXT, etag TEXT, modified TEXT, minutes INTEGER,
      checked TEXT, answered TEXT, next_check TEXT NOT NULL, failures INTEGER NOT NULL, error TEXT, problem TEXT,
      gone INTEGER NOT NULL
    )`,
    'CREATE INDEX feeds_next_check ON feeds (next_check)',
    // `published` as the feed first wrote it; `moment` is that or `seen`, in UTC. `pages`: how often its page was tried.
    `CREATE TABLE feed_items (
      feed TEXT NOT NULL, article TEXT NOT NULL, guid TEXT, url TEXT, hash TEXT NOT NULL, published TEXT,
      moment TEXT NOT NULL, seen TEXT NOT NULL, listed TEXT NOT NULL, backlog INTEGER NOT NULL,
      brought INTEGER NOT NULL, pages INTEGER NOT NULL,
      PRIMARY KEY (feed, article)
    )`,
    'CREATE INDEX feed_items_article ON feed_items (article)',
    'CREATE INDEX feed_items_moment ON feed_items (feed, moment)',
    // The process that reads feeds as they are due, and its last sign of life.
    'CREATE TABLE feed_reader (one INTEGER PRIMARY KEY, beat TEXT NOT NULL)',
    'CREATE TABLE feed_hosts (host TEXT PRIMARY KEY, failures INTEGER NOT NULL, left_until TEXT NOT NULL)',
  ],
};
