import type { Database, Row } from '../../store/database.ts';
import type { Validators } from './web.ts';

/** A feed somebody wants read. */
export interface WantedFeed {
  readonly address: string;
  /** What to call it; null for its own title. */
  readonly name: string | null;
  /** Whether the pages are read that it links to; null for the setting's choice. */
  readonly fullText: boolean | null;
}

/** A feed as it is kept. */
export interface KeptFeed extends WantedFeed {
  /** The address it was added by; `address` is where it has moved to since. */
  readonly id: string;
  /** Its own title, once it was read. */
  readonly title: string | null;
  /** From the setting, not from a command. */
  readonly declared: boolean;
  /** When its first reading ended, ISO; until then all it lists is backlog. */
  readonly filled: string | null;
  readonly validators: Validators;
  /** How many minutes it asks for between two readings. */
  readonly minutes: number | null;
  /** When it was last asked, and when it last answered as it should. */
  readonly checked: string | null;
  readonly answered: string | null;
  readonly nextCheck: string;
  /** In a row. */
  readonly failures: number;
  readonly error: string | null;
  /** What was wrong with it though it could be read. */
  readonly problem: string | null;
  /** The server said that it will not come back. */
  readonly gone: boolean;
}

/** What a reading changes of a feed. */
export type FeedChange = Partial<Omit<KeptFeed, 'id' | 'declared' | 'name' | 'fullText'>>;

interface FeedRow extends Row {
  readonly id: string;
  readonly address: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly declared: number;
  readonly full_text: number | null;
  readonly filled: string | null;
  readonly etag: string | null;
  readonly modified: string | null;
  readonly minutes: number | null;
  readonly checked: string | null;
  readonly answered: string | null;
  readonly next_check: string;
  readonly failures: number;
  readonly error: string | null;
  readonly problem: string | null;
  readonly gone: number;
}

/** Every feed, by the address it was added by. */
export async function listFeeds(database: Database): Promise<KeptFeed[]> {
  return (await database.query<FeedRow>('SELECT * FROM feeds ORDER BY id')).map(fromRow);
}

/** Keeps a feed, to be read at once; one that is known is only renamed, and tried again where it had gone. */
export async function addFeed(
  database: Database,
  feed: WantedFeed,
  now: Date,
  declared = false,
): Promise<void> {
  await database.query(
    `INSERT INTO feeds (id, address, name, declared, full_text, added, next_check, failures, gone)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)
     ON CONFLICT (id) DO UPDATE SET
       name = CASE WHEN excluded.declared = 1 THEN excluded.name ELSE COALESCE(excluded.name, feeds.name) END,
       full_text = CASE WHEN excluded.declared = 1 THEN excluded.full_text
         ELSE COALESCE(excluded.full_text, feeds.full_text) END,
       declared = CASE WHEN feeds.declared > excluded.declared THEN feeds.declared ELSE excluded.declared END,
       next_check = CASE WHEN feeds.gone = 1 AND excluded.declared = 0 THEN excluded.next_check ELSE feeds.next_check END,
       gone = CASE WHEN excluded.declared = 0 THEN 0 ELSE feeds.gone END`,
    [
      feed.address,
      feed.address,
      feed.name,
      Number(declared),
      choice(feed.fullText),
      now.toISOString(),
      now.toISOString(),
    ],
  );
}

/** Forgets a feed and what it brought; the articles stay in the archive. */
export async function removeFeed(database: Database, id: string): Promise<void> {
  await database.transaction(async (inside) => {
    await inside.query('DELETE FROM feed_items WHERE feed = ?', [id]);
    await inside.query('DELETE FROM feeds WHERE id = ?', [id]);
  });
}

/** Makes the declared feeds those of the setting; feeds added by a command are left alone. */
export async function declareFeeds(
  database: Database,
  wanted: readonly WantedFeed[],
  now: Date,
): Promise<void> {
  const ids = new Set(wanted.map(({ address }) => address));
  for (const { id, declared } of await listFeeds(database)) {
    if (declared && !ids.has(id)) await removeFeed(database, id);
  }
  for (const feed of wanted) await addFeed(database, feed, now, true);
}

/** Feeds whose time has come, the longest waiting first. */
export async function dueFeeds(database: Database, now: Date): Promise<KeptFeed[]> {
  const rows = await database.query<FeedRow>(
    'SELECT * FROM feeds WHERE gone = 0 AND next_check <= ? ORDER BY next_check, id',
    [now.toISOString()],
  );
  return rows.map(fromRow);
}

/** When a feed is due next; null without feeds. */
export async function nextDue(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ next: string | null }>(
    'SELECT MIN(next_check) AS next FROM feeds WHERE gone = 0',
  );
  return row?.next ? new Date(row.next) : null;
}

/** Makes every feed due now, whatever it waits for. */
export async function makeDue(database: Database, now: Date): Promise<void> {
  await database.query('UPDATE feeds SET next_check = ? WHERE gone = 0 AND next_check > ?', [
    now.toISOString(),
    now.toISOString(),
  ]);
}

/** Takes a feed for reading, until `until` at the most; false when another process has it. */
export async function claimFeed(database: Database, feed: KeptFeed, until: Date): Promise<boolean> {
  const rows = await database.query(
    'UPDATE feeds SET next_check = ? WHERE id = ? AND next_check = ? RETURNING id',
    [until.toISOString(), feed.id, feed.nextCheck],
  );
  return rows.length > 0;
}

/** Writes down what a reading has changed. */
export async function changeFeed(database: Database, feed: KeptFeed, change: FeedChange): Promise<void> {
  const next = { ...feed, ...change };
  await database.query(
    `UPDATE feeds SET address = ?, title = ?, filled = ?, etag = ?, modified = ?, minutes = ?, checked = ?,
       answered = ?, next_check = ?, failures = ?, error = ?, problem = ?, gone = ? WHERE id = ?`,
    [
      next.address,
      next.title,
      next.filled,
      next.validators.etag,
      next.validators.modified,
      next.minutes,
      next.checked,
      next.answered,
      next.nextCheck,
      next.failures,
      next.error,
      next.problem,
      Number(next.gone),
      feed.id,
    ],
  );
}

const choice = (value: boolean | null) => (value === null ? null : Number(value));

function fromRow(row: FeedRow): KeptFeed {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    fullText: row.full_text === null ? null : row.full_text === 1,
    title: row.title,
    declared: row.declared === 1,
    filled: row.filled,
    validators: { etag: row.etag, modified: row.modified },
    minutes: row.minutes,
    checked: row.checked,
    answered: row.answered,
    nextCheck: row.next_check,
    failures: row.failures,
    error: row.error,
    problem: row.problem,
    gone: row.gone === 1,
  };
}
