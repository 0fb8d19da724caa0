import type { Taken } from '../intake.ts';
import { type FeedContext, titleOf, urlOf } from './article.ts';
import type { Feed, FeedItem } from './feed.ts';
import { identify, type Marks } from './identity.ts';
import { type BringOptions, DONE, lookAt, type Pages, type Ready } from './item.ts';
import { forgetItems, itemsOf, keepItems } from './kept-items.ts';
import { Problems } from './problems.ts';
import type { KeptFeed } from './register.ts';

/** What became of a feed's items. */
export interface Brought {
  readonly items: number;
  readonly taken: Readonly<Record<Taken, number>>;
  /** Items that are no articles, and dates that were not believed, by reason. */
  readonly problems: readonly string[];
  /** True when it was stopped, or pages are still to be read: the feed is then asked for everything again. */
  readonly unfinished: boolean;
}

/** Brings what is new or other in a feed into the archive, a few articles at a time; what is known costs nothing. */
export async function bringNews(feed: KeptFeed, read: Feed, options: BringOptions): Promise<Brought> {
  const { database, now, signal } = options;
  const started = now();
  const known = await itemsOf(database, feed.id);
  const context = contextOf(feed, read, started);
  const problems = new Problems();
  const items = read.items.slice(0, MOST_ITEMS);
  const marks = items.map((item) => marksOf(item, context));
  const ids = identify(marks, feed.id, [...known.values()]);
  const taken = { new: 0, changed: 0, same: 0 };
  const pages: Pages = { wanted: feed.fullText ?? options.fullText, left: PAGES_A_ROUND };
  let unfinished = false;
  let ready: Ready[] = [];

  const flush = async () => {
    const arrivals = ready.flatMap(({ arrival }) => arrival ?? []);
    if (arrivals.length > 0) for (const each of await options.intake.take(arrivals)) taken[each]++;
    // Only after they are in: what is lost between the two is brought again, and found to be the same.
    const kept = ready.map((each) => each.kept);
    await keepItems(database, feed.id, kept);
    ready = [];
  };

  for (const [at, item] of items.entries()) {
    if (signal?.aborted) break;
    // Questions are answered between two articles.
    if (at % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
    const id = ids[at]!;
    if (id === null) {
      problems.tell(marks[at]!.headline, 'came twice');
      continue;
    }
    const before = known.get(id);
    const found = await lookAt(item, {
      id,
      before,
      marks: marks[at]!,
      feed,
      context,
      pages,
      options,
      problems,
    });
    if (signal?.aborted) break;
    if (found === null) continue;
    unfinished ||= found.kept.pages !== DONE;
    ready.push(found);
    if (ready.length >= BATCH) await flush();
    if (found.arrival !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
  await flush();
  if (!signal?.aborted) await forgetItems(database, feed.id, new Date(started.getTime() - FORGOTTEN));
  return {
    items: read.items.length,
    taken,
    problems: [
      ...(read.items.length > MOST_ITEMS
        ? [`expected at most ${MOST_ITEMS} items, came ${read.items.length}; the first are read`]
        : []),
      ...problems.list(),
    ],
    unfinished: unfinished || signal?.aborted === true,
  };
}

function contextOf(feed: KeptFeed, read: Feed, now: Date): FeedContext {
  const publisher = feed.name ?? titleOf(read) ?? new URL(feed.address).hostname.replace(/^www\./, '');
  return { address: feed.address, link: read.link, publisher, now };
}

function marksOf(item: FeedItem, context: FeedContext): Marks {
  const headline = item.title?.text ?? item.summary?.text.slice(0, 200) ?? '';
  return { guid: item.guid, url: urlOf(item, context), headline };
}

const DAY = 86_400_000;
const BATCH = 40;
const MOST_ITEMS = 50_000;
/** A feed that links to more is read in several rounds. */
const PAGES_A_ROUND = 40;
const FORGOTTEN = 180 * DAY;
