import type { Article } from '../article.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ParsedArticle } from '../text/parsed.ts';
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

/** The stories told within a window, with their articles of the two weeks before it. */
export function storiesWithin(
  archive: Archive,
  window: Window,
  accept: (parsed: ParsedArticle) => boolean,
): Story[] {
  const from = new Date(window.since.getTime() - LOOK_BACK_DAYS * DAY);
  const articles = [...archive.articles()]
    .filter((parsed) => isWithin(parsed.article, { since: from, until: window.until }) && accept(parsed))
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
