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

/** A story runs on when it was told within this many days. */
const LOOK_BACK_DAYS = 14;
const DAY = 86_400_000;

/** The span of time an article may have come out in: a moment, or all of a day where only the day is known; null without a date. */
export function outWithin({ published }: Article): { readonly from: number; readonly to: number } | null {
  const from = published === undefined ? Number.NaN : Date.parse(published);
  if (Number.isNaN(from)) return null;
  return { from, to: published!.includes('T') ? from : from + DAY - 1 };
}

/** Whether an article may have come out within a window: one with a date alone is of its whole day. */
export function isWithin(article: Article, { since, until }: Window): boolean {
  const out = outWithin(article);
  return out !== null && out.from <= until.getTime() && out.to > since.getTime();
}

/** Whether an article surely came out before the window. */
export function isBefore(article: Article, { since }: Window): boolean {
  const out = outWithin(article);
  return out !== null && out.to <= since.getTime();
}

/** So many articles that say the same on different days make it standing text: "Get the newsletter in your inbox". */
const STANDING = 3;

/** The keys of the sentences that a paper prints again and again, among the articles of a window and the two weeks before. */
export function standingText(archive: Archive, window: Window): ReadonlySet<string> {
  const days = new Map<string, Set<string>>();
  for (const parsed of archive.articles()) {
    if (!isWithin(parsed.article, lookingBack(window))) continue;
    const day = parsed.article.published!.slice(0, 10);
    for (const index of parsed.starts.keys()) {
      const key = sentenceKey(sentenceAt(parsed, index).text);
      const known = days.get(key);
      if (known === undefined) days.set(key, new Set([day]));
      else known.add(day);
    }
  }
  return new Set([...days].filter(([, seen]) => seen.size >= STANDING).map(([key]) => key));
}

function lookingBack({ since, until }: Window): Window {
  return { since: new Date(since.getTime() - LOOK_BACK_DAYS * DAY), until };
}

/** The stories told within a window, with their articles of the two weeks before it. */
export function storiesWithin(
  archive: Archive,
  window: Window,
  accept: (parsed: ParsedArticle) => boolean,
): Story[] {
  const articles = [...archive.articles()]
    .filter((parsed) => isWithin(parsed.article, lookingBack(window)) && accept(parsed))
    .map(({ article }) => article)
    .sort(
      (one, other) =>
        Date.parse(one.published!) - Date.parse(other.published!) || (one.id < other.id ? -1 : 1),
    );
  return storiesOf(
    articles.map(({ id, headline, text, published, publisher }) => ({
      id,
      // In a plain file the text begins with the headline already.
      text: text.startsWith(headline) ? text : `${headline}\n${text}`,
      published: published ?? null,
      publisher: publisher ?? null,
    })),
  );
}
