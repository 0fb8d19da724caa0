import type { Article } from '../../article.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import type { Draft } from '../draft.ts';
import type { Arrival, Intake, Taken } from '../intake.ts';
import { masked } from './address.ts';
import { type FeedContext, readItem, titleOf, urlOf } from './article.ts';
import type { Feed, FeedItem } from './feed.ts';
import { hashOf, identify } from './identity.ts';
import { forgetItems, isOfAnother, itemsOf, type KeptItem, keepItems } from './items.ts';
import { fuller, readPage } from './page.ts';
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
  const context: FeedContext = {
    address: feed.address,
    link: read.link,
    publisher: feed.name ?? titleOf(read) ?? new URL(feed.address).hostname.replace(/^www\./, ''),
    now: started,
  };
  const marks = read.items.map((item) => ({
    guid: item.guid,
    url: urlOf(item, context),
    headline: item.title?.text ?? item.summary?.text.slice(0, 200) ?? '',
  }));
  const ids = identify(marks, feed.id, [...known.values()]);
  const problems = new Map<string, number>();
  const problem = (reason: string) => problems.set(reason, (problems.get(reason) ?? 0) + 1);
  const taken = { new: 0, changed: 0, same: 0 };
  const fullText = feed.fullText ?? options.fullText;
  let pagesLeft = PAGES_A_ROUND;
  let unfinished = false;
  let ready: Ready[] = [];

  const flush = async () => {
    const arrivals = ready.flatMap(({ arrival }) => arrival ?? []);
    if (arrivals.length > 0) for (const each of await options.intake.take(arrivals)) taken[each]++;
    // Only after they are in: what is lost between the two is brought again, and found to be the same.
    await keepItems(
      database,
      feed.id,
      ready.map(({ kept }) => kept),
    );
    ready = [];
  };

  for (const [at, item] of read.items.entries()) {
    const id = ids[at]!;
    if (id === null) {
      problem('came twice');
      continue;
    }
    if (signal?.aborted) break;
    const before = known.get(id);
    const hash = hashOf(saidBy(item, fullText));
    const isKnown = before?.hash === hash && (options.has?.(id) ?? true);
    const wantsPage = fullText && marks[at]!.url !== undefined && (isKnown ? before.pages >= 0 : true);
    const kept: KeptItem = {
      article: id,
      guid: item.guid,
      url: marks[at]!.url ?? null,
      hash,
      published: before?.published ?? null,
      seen: before?.seen ?? started.toISOString(),
      listed: started.toISOString(),
      backlog: before?.backlog ?? feed.filled === null,
      brought: before?.brought ?? !(await isOfAnother(database, feed.id, id)),
      pages: fullText ? 0 : DONE,
    };
    if (isKnown && !(wantsPage && before.brought)) {
      if (started.getTime() - Date.parse(before.listed) > DAY)
        ready.push({ kept: { ...before, listed: kept.listed } });
      continue;
    }
    if (!kept.brought) {
      ready.push({ kept: { ...kept, pages: DONE } });
      continue;
    }

    const own = readItem(item, context);
    let draft: Draft | null = 'draft' in own ? own.draft : null;
    let pages = kept.pages;
    if (wantsPage && pagesLeft > 0) {
      pagesLeft--;
      const page = await readPage(own.url!, options.web, options.robots, signal);
      if ('draft' in page) draft = fuller(draft, withFeed(page.draft, own.headline, own.url!, context));
      else problem(`page: ${page.reason}`);
      const tries = (isKnown ? before.pages : 0) + 1;
      pages = 'draft' in page || !page.again || tries >= MOST_TRIES ? DONE : tries;
    } else if (wantsPage) pages = isKnown ? before.pages : 0;
    if (signal?.aborted) break;
    unfinished ||= pages !== DONE;
    if (draft === null) {
      problem('reason' in own ? own.reason : 'expected an article');
      continue;
    }
    if ('problem' in own && own.problem !== null) problem(own.problem);
    const published = before?.published ?? draft.published ?? null;
    ready.push({
      kept: { ...kept, published, pages },
      arrival: arrivalOf(id, { ...draft, ...(published && { published }) }, feed, kept, now()),
    });
    if (ready.length >= BATCH) await flush();
    // Questions are answered between two articles.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await flush();
  if (!signal?.aborted) await forgetItems(database, feed.id, new Date(started.getTime() - FORGOTTEN));
  return {
    items: read.items.length,
    taken,
    problems: [...problems].map(([reason, count]) => (count === 1 ? reason : `${count} times: ${reason}`)),
    unfinished: unfinished || signal?.aborted === true,
  };
}

interface Ready {
  readonly kept: KeptItem;
  readonly arrival?: Arrival;
}

function arrivalOf(
  id: string,
  { id: _, ...draft }: Draft,
  feed: KeptFeed,
  kept: KeptItem,
  now: Date,
): Arrival {
  const from = masked(feed.id);
  const article: Article = { ...draft, id, origin: { path: from } };
  return { article, from, arrived: now.toISOString(), ...(kept.backlog && { backlog: true }) };
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

/** All that makes a text another text; not its date, which papers change as they like. */
function saidBy({ title, summary, content, authors, link }: FeedItem, fullText: boolean): string {
  return JSON.stringify([title?.text, summary?.text, content?.text, authors, link, fullText]);
}

const DAY = 86_400_000;
const BATCH = 40;
/** A feed that links to more is read in several rounds. */
const PAGES_A_ROUND = 40;
const MOST_TRIES = 3;
const DONE = -1;
const FORGOTTEN = 180 * DAY;
