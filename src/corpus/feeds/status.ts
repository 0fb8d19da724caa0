import type { Database, Row } from '../../store/database.ts';
import { masked } from './address.ts';
import { type KeptFeed, listFeeds } from './register.ts';

/** How a feed does, as it may be shown: without passwords and tokens. */
export interface FeedSource {
  readonly address: string;
  /** What it is called: as was said, else its own title, else its host. */
  readonly name: string;
  /** From `DATELINE_FEEDS`; otherwise added by a command. */
  readonly declared: boolean;
  /** Whether its pages are read; null for the setting's choice. */
  readonly fullText: boolean | null;
  /** `new` until it was read for the first time, `gone` when its server said that it will not come back. */
  readonly state: 'new' | 'ok' | 'failing' | 'gone';
  /** How many articles it has brought. */
  readonly articles: number;
  /** When its newest article was published, or came in where that is not known; ISO, UTC. */
  readonly newest: string | null;
  /** When it was last asked, and when it is asked next; ISO, UTC. */
  readonly checked: string | null;
  readonly next: string | null;
  /** What was expected and what came, the last time; null when it answered well. */
  readonly error: string | null;
  /** What was wrong with it though it could be read. */
  readonly problem: string | null;
  /** Nothing new for much longer than is its habit. */
  readonly silent: boolean;
}

interface CountRow extends Row {
  readonly feed: string;
  readonly articles: number;
  readonly newest: string;
}

/** Every feed and how it does, those in trouble first. */
export async function feedSources(database: Database, now: Date): Promise<FeedSource[]> {
  const counts = await database.query<CountRow>(
    'SELECT feed, CAST(SUM(brought) AS INTEGER) AS articles, MAX(moment) AS newest FROM feed_items GROUP BY feed',
  );
  const counted = new Map(counts.map((row) => [row.feed, row]));
  const sources: FeedSource[] = [];
  for (const feed of await listFeeds(database)) {
    const { articles = 0, newest = null } = counted.get(feed.id) ?? {};
    sources.push({
      address: masked(feed.address),
      name: nameOf(feed),
      declared: feed.declared,
      fullText: feed.fullText,
      state: stateOf(feed),
      articles: Number(articles),
      newest,
      checked: feed.checked,
      next: feed.gone ? null : feed.nextCheck,
      error: feed.error,
      problem: feed.problem,
      silent: newest !== null && (await isSilent(database, feed.id, newest, now)),
    });
  }
  return sources.sort((one, other) => TROUBLE.indexOf(one.state) - TROUBLE.indexOf(other.state));
}

/** What a feed is called. */
function nameOf({ name, title, address }: Pick<KeptFeed, 'name' | 'title' | 'address'>): string {
  return name ?? title ?? new URL(address).host.replace(/^www\./, '');
}

function stateOf({ gone, error, filled }: KeptFeed): FeedSource['state'] {
  if (gone) return 'gone';
  if (error !== null) return 'failing';
  return filled === null ? 'new' : 'ok';
}

/** Silent for many times the usual pause between two of its articles, and for two days at least. */
async function isSilent(database: Database, feed: string, newest: string, now: Date): Promise<boolean> {
  const quiet = now.getTime() - Date.parse(newest);
  if (quiet < LEAST_SILENCE) return false;
  const rows = await database.query<{ moment: string }>(
    'SELECT moment FROM feed_items WHERE feed = ? ORDER BY moment DESC LIMIT 30',
    [feed],
  );
  const times = rows.map(({ moment }) => Date.parse(moment));
  const pauses = times.slice(1).map((time, at) => times[at]! - time);
  if (pauses.length < LEAST_HABIT) return false;
  const usual = pauses.sort((one, other) => one - other)[Math.floor(pauses.length / 2)]!;
  return quiet > usual * MANY_TIMES;
}

const TROUBLE: readonly FeedSource['state'][] = ['gone', 'failing', 'new', 'ok'];
const LEAST_SILENCE = 2 * 24 * 3_600_000;
/** Fewer pauses are no habit. */
const LEAST_HABIT = 4;
const MANY_TIMES = 8;
