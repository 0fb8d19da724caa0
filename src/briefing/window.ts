import type { Article } from '../article.ts';
import type { Archive } from '../retrieval/archive.ts';
import { type ParsedArticle, sentenceAt } from '../text/parsed.ts';
import { sentenceKey } from './key.ts';
import { type Story, storiesOf } from './stories.ts';

/** What a briefing looks back on: after `since`, up to and with `until`. */
export interface Window {
  readonly since: Date;
  readonly until: Date;
}

/** A span of time, in milliseconds. */
interface Out {
  readonly from: number;
  readonly to: number;
}

/** A story runs on when it was told within this many days. */
const LOOK_BACK_DAYS = 14;
/** What comes in later than this many days after it was published is no news any more. */
const LATE_DAYS = 4;
const DAY = 86_400_000;

/**
 * The span of time an article may have come out in: a moment, or all of a day where only the day is known. One without a
 * date came out when it came in; null where nobody knows that either.
 */
export function outWithin({ id, published }: Article, archive: Pick<Archive, 'arrivedAt'>): Out | null {
  const from = Date.parse(published ?? '');
  if (!Number.isNaN(from)) return { from, to: published!.includes('T') ? from : from + DAY - 1 };
  const arrived = Date.parse(archive.arrivedAt(id) ?? '');
  return Number.isNaN(arrived) ? null : { from: arrived, to: arrived };
}

/** Whether an article is news within a window: it may have come out in it, or it came in late. */
export function isWithin(article: Article, window: Window, archive: Pick<Archive, 'arrivedAt'>): boolean {
  const out = outWithin(article, archive);
  if (out === null) return false;
  const { since, until } = window;
  return (out.from <= until.getTime() && out.to > since.getTime()) || isLate(article, window, archive);
}

/** Whether an article surely came out before the window, and not too long before, but came in only within it. */
export function isLate(
  article: Article,
  { since, until }: Window,
  archive: Pick<Archive, 'arrivedAt'>,
): boolean {
  const out = outWithin(article, archive);
  const arrived = Date.parse(archive.arrivedAt(article.id) ?? '');
  if (out === null || out.to > since.getTime() || out.to <= since.getTime() - LATE_DAYS * DAY) return false;
  return arrived > since.getTime() && arrived <= until.getTime();
}

/** Whether an article surely came out before the window, and was there to be told before it. */
export function isBefore(article: Article, window: Window, archive: Pick<Archive, 'arrivedAt'>): boolean {
  const out = outWithin(article, archive);
  return out !== null && out.to <= window.since.getTime() && !isLate(article, window, archive);
}

/** So many articles that say the same on different days make it standing text: "Get the newsletter in your inbox". */
const STANDING = 3;

/** The keys of the sentences that a paper prints again and again, among the articles of a window and the two weeks before. */
export function standingText(archive: Archive, window: Window): ReadonlySet<string> {
  const days = new Map<string, Set<string>>();
  for (const parsed of articlesWithin(archive, lookingBack(window))) {
    const day = new Date(outWithin(parsed.article, archive)!.from).toISOString().slice(0, 10);
    for (const index of parsed.starts.keys()) {
      const key = sentenceKey(sentenceAt(parsed, index).text);
      const known = days.get(key);
      if (known === undefined) days.set(key, new Set([day]));
      else known.add(day);
    }
  }
  return new Set([...days].filter(([, seen]) => seen.size >= STANDING).map(([key]) => key));
}

/** A window with the two weeks before it, in which its stories may have begun. */
export function lookingBack({ since, until }: Window): Window {
  return { since: new Date(since.getTime() - LOOK_BACK_DAYS * DAY), until };
}

function articlesWithin(archive: Archive, window: Window): ParsedArticle[] {
  return [...archive.articles()].filter(({ article }) => isWithin(article, window, archive));
}

/** The stories told within a window, with their articles of the two weeks before it. */
export function storiesWithin(
  archive: Archive,
  window: Window,
  accept: (parsed: ParsedArticle) => boolean,
): Story[] {
  const articles = articlesWithin(archive, lookingBack(window))
    .filter(accept)
    .map(({ article }) => ({ ...article, out: outWithin(article, archive)!.from }))
    .sort((one, other) => one.out - other.out || (one.id < other.id ? -1 : 1));
  return storiesOf(
    articles.map(({ id, headline, text, out, publisher }) => ({
      id,
      // In a plain file the text begins with the headline already.
      text: text.startsWith(headline) ? text : `${headline}\n${text}`,
      published: new Date(out).toISOString(),
      publisher: publisher ?? null,
    })),
  );
}
