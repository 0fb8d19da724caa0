import { readableCount, readableMoment } from '../message/readable.ts';
import type { FeedSource } from '../sources.ts';

/** A feed on one line: what it has brought, when it was read and is read next, and what is wrong with it. */
export function feedLine(feed: FeedSource): string {
  const trouble = feedTrouble(feed);
  return `${feed.name}: ${feedFacts(feed)}${trouble === null ? '' : `; ${trouble}`}`;
}

/** What a feed has brought, and when it was read and is read next. */
export function feedFacts({ articles, newest, checked, next }: FeedSource): string {
  return [
    `${readableCount(articles)} ${articles === 1 ? 'article' : 'articles'}`,
    ...(newest === null ? [] : [`newest ${readableMoment(newest)}`]),
    checked === null ? 'not read yet' : `read ${readableMoment(checked)}`,
    ...(next === null || checked === null ? [] : [`next ${readableMoment(next)}`]),
  ].join(', ');
}

/** What is wrong with a feed; null when nothing is. */
export function feedTrouble({ state, error, problem, silent }: FeedSource): string | null {
  if (state === 'gone') return `gone: ${error}`;
  if (state === 'failing') return `failing: ${error}`;
  if (silent) return 'nothing new for much longer than is its habit';
  return problem;
}
