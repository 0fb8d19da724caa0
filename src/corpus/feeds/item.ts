import type { Article } from '../../article.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import type { Draft } from '../draft.ts';
import type { Arrival, Intake } from '../intake.ts';
import { masked } from './address.ts';
import type { FeedContext, ReadItem } from './article.ts';
import type { FeedItem } from './feed.ts';
import { hashOf, type Marks } from './identity.ts';
import { isOfAnother, type KeptItem } from './kept-items.ts';
import { fuller, type PageOptions, readPage } from './page.ts';
import type { Problems } from './problems.ts';
import type { KeptFeed } from './register.ts';

/** What a feed's items are brought in with. */
export interface BringOptions extends PageOptions {
  readonly database: Database;
  readonly intake: Intake;
  readonly now: () => Date;
  readonly log: Log;
  /** Whether pages are read where a feed does not say. */
  readonly fullText: boolean;
  /** Whether the archive has an article; what was lost there is brought again. */
  readonly has?: (article: string) => Promise<boolean>;
}

/** What is to be written down of an item, and the article it brings, if it brings any. */
export interface Ready {
  readonly kept: KeptItem;
  readonly arrival?: Arrival;
}

/** Whether pages are read, and how many more in this round. */
export interface Pages {
  readonly wanted: boolean;
  left: number;
}

/** What one item is looked at with. */
export interface Looking {
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
export async function lookAt(item: FeedItem, looking: Looking): Promise<Ready | null> {
  const { id, before, marks, feed, context, pages, options, problems } = looking;
  const listed = context.now.toISOString();
  const hash = hashOf(saidBy(item, marks.url, pages.wanted));
  const isLost = before?.hash === hash && before.brought && (await options.has?.(id)) === false;
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

  const own = await options.parser.item(item, context);
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
  const page = await readPage(marks.url!, options);
  if ('draft' in page) {
    return { draft: fuller(draft, withFeed(page.draft, own.headline, marks.url!, context)), pages: DONE };
  }
  problems.tell(own.headline, `page: ${page.reason}`);
  return { draft, pages: page.again && tried + 1 < MOST_TRIES ? tried + 1 : DONE };
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
const MOST_TRIES = 3;
/** Of a page there is nothing more to try. */
export const DONE = -1;
