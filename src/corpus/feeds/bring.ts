import type { Article } from '../../article.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import type { Draft } from '../draft.ts';
import type { Arrival, Intake, Taken } from '../intake.ts';
import { masked } from './address.ts';
import { type FeedContext, type ReadItem, readItem, titleOf, urlOf } from './article.ts';
import type { Feed, FeedItem } from './feed.ts';
import { hashOf, identify, type Marks } from './identity.ts';
import { forgetItems, isOfAnother, itemsOf, type KeptItem, keepItems } from './items.ts';
import { fuller, readPage } from './page.ts';
import { Problems } from './problems.ts';
import type { KeptFeed } from './register.ts';
import type { Robots } from './robots.ts';
import type { Web } from './web.ts';

/** What a feed's items are brought in with. */
export interface BringOptions {
  readonly database: Database;
  readonly intake: Intake;
  readonly web: Web;
  readonly robots: Robots;
  readonly now: () => Date;
  readonly log: Log;
  /** Whether pages are read where a feed does not say. */
  readonly fullText: boolean;
  /** Whether the archive has an article; what was lost there is brought again. */
  readonly has?: (article: string) => boolean;
  readonly signal?: AbortSignal;
}

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
export async function bring(feed: KeptFeed, read: Feed, options: BringOptions): Promise<Brought> {
  const { database, now, signal } = options;
  const started = now();
  const known = await itemsOf(database, feed.id);
  const context = contextOf(feed, read, started);
  const problems = new Problems();
  const marks = read.items.map((item) => marksOf(item, context));
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

  for (const [at, item] of read.items.slice(0, MOST_ITEMS).entries()) {
    if (signal?.aborted) break;
    // Questions are answered between two articles.
    if (at % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
    const id = ids[at]!;
    if (id === null) {
      problems.tell(marks[at]!.headline, 'came twice');
      continue;
    }
    const before = known.get(id);
    const found = await look(item, {
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

/** What is to be written down of an item, and the article it brings, if it brings any. */
interface Ready {
  readonly kept: KeptItem;
  readonly arrival?: Arrival;
}

/** Whether pages are read, and how many more in this round. */
interface Pages {
  readonly wanted: boolean;
  left: number;
}

interface Looking {
  readonly id: string;
  readonly before: KeptItem | undefined;
  readonly marks: Marks;
  readonly feed: KeptFeed;
  readonly context: FeedContext;
  readonly pages: Pages;
  readonly options: BringOptions;
  readonly problems: Problems;
}

/** Looks at one item; null when it tells nothing new. */
async function look(item: FeedItem, looking: Looking): Promise<Ready | null> {
  const { id, before, marks, feed, context, pages, options, problems } = looking;
  const listed = context.now.toISOString();
  const hash = hashOf(saidBy(item, marks.url, pages.wanted));
  const isLost = before?.hash === hash && before.brought && options.has?.(id) === false;
  const isKnown = before?.hash === hash && !isLost;
  const tried = isKnown ? before.pages : 0;
  const wantsPage = pages.wanted && marks.url !== undefined && tried !== DONE;
  if (isKnown && !wantsPage) {
    const isStale = context.now.getTime() - Date.parse(before.listed) > DAY;
    return isStale ? { kept: { ...before, listed } } : null;
  }
  const kept: KeptItem = {
    article: id,
    guid: marks.guid,
    url: marks.url ?? null,
    hash,
    published: before?.published ?? null,
    seen: before?.seen ?? listed,
    listed,
    backlog: before?.backlog ?? feed.filled === null,
    brought: before?.brought || !(await isOfAnother(options.database, feed.id, id)),
    pages: DONE,
  };
  if (!kept.brought) return { kept };

  const own = readItem(item, context);
  if ('draft' in own && own.problem !== null) problems.tell(own.headline, own.problem);
  const full = wantsPage
    ? await withPage(own, tried, looking)
    : { draft: 'draft' in own ? own.draft : null, pages: DONE };
  if (full.draft === null) {
    problems.tell(own.headline, 'reason' in own ? own.reason : 'expected an article');
    // Its page is not asked for in every round.
    return pages.wanted ? { kept: { ...kept, brought: false, pages: full.pages } } : null;
  }
  const published = kept.published ?? full.draft.published ?? null;
  const { id: _, ...draft } = full.draft;
  const from = masked(feed.id);
  const article: Article = { ...draft, ...(published && { published }), id, origin: { path: from } };
  const arrived = isLost ? kept.seen : options.now().toISOString();
  return {
    kept: { ...kept, published, pages: full.pages },
    arrival: { article, from, arrived, ...(kept.backlog && { backlog: true }) },
  };
}

/** The item with its page's text; `pages` is how often that was tried, once there is reason to try again. */
async function withPage(
  own: ReadItem,
  tried: number,
  { marks, context, pages, options, problems }: Looking,
): Promise<{ readonly draft: Draft | null; readonly pages: number }> {
  const draft = 'draft' in own ? own.draft : null;
  if (pages.left === 0) return { draft, pages: tried };
  pages.left--;
  const page = await readPage(marks.url!, options.web, options.robots, options.signal);
  if ('draft' in page) {
    return { draft: fuller(draft, withFeed(page.draft, own.headline, marks.url!, context)), pages: DONE };
  }
  problems.tell(own.headline, `page: ${page.reason}`);
  return { draft, pages: page.again && tried + 1 < MOST_TRIES ? tried + 1 : DONE };
}

function contextOf(feed: KeptFeed, read: Feed, now: Date): FeedContext {
  const publisher = feed.name ?? titleOf(read) ?? new URL(feed.address).hostname.replace(/^www\./, '');
  return { address: feed.address, link: read.link, publisher, now };
}

function marksOf(item: FeedItem, context: FeedContext): Marks {
  const headline = item.title?.text ?? item.summary?.text.slice(0, 200) ?? '';
  return { guid: item.guid, url: urlOf(item, context), headline };
}

/** A page says who published it and where it is; the feed knows better what to call it here. */
function withFeed(page: Draft, headline: string, url: string, { publisher, now }: FeedContext): Draft {
  const { published, ...rest } = page;
  const isPast = published !== undefined && Date.parse(published) <= now.getTime();
  return {
    ...rest,
    headline: headline || page.headline,
    ...(publisher !== undefined && { publisher }),
    ...(isPast && { published }),
    url,
  };
}

/**
 * All that makes a text another text: not its date, which papers change as they like, nor what stands in its tags, where
 * many put something else every time.
 */
function saidBy(
  { title, summary, content, authors }: FeedItem,
  url: string | undefined,
  pages: boolean,
): string {
  const words = [title, summary, content].map((each) =>
    each?.text
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return JSON.stringify([...words, authors, url, pages]);
}

const DAY = 86_400_000;
const BATCH = 40;
const MOST_ITEMS = 50_000;
/** A feed that links to more is read in several rounds. */
const PAGES_A_ROUND = 40;
const MOST_TRIES = 3;
const DONE = -1;
const FORGOTTEN = 180 * DAY;
