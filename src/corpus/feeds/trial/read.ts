import { masked } from '../address.ts';
import { type FeedContext, readItem, titleOf } from '../article.ts';
import { ACCEPT } from '../check.ts';
import { plainParser } from '../parser.ts';
import { Problems } from '../problems.ts';
import type { Web } from '../web.ts';

/** What a feed looks like, read once. */
export type Trial =
  | {
      readonly kind: 'feed';
      readonly format: string;
      readonly title: string | null;
      /** Where it was found, when that is elsewhere for good. */
      readonly moved: string | null;
      readonly items: number;
      /** The first of them. */
      readonly first: readonly TrialItem[];
      readonly problems: readonly string[];
    }
  | { readonly kind: 'none'; readonly reason: string; readonly elsewhere: readonly string[] };

export interface TrialItem {
  readonly headline: string;
  readonly published: string | null;
  readonly url: string | null;
  /** How it begins; null where the feed has a headline alone. */
  readonly text: string | null;
}

/** Reads a feed and keeps nothing. */
export async function tryFeed(address: string, web: Web, now: Date): Promise<Trial> {
  const got = await web.get(address, { accept: ACCEPT });
  if (got.kind !== 'body') {
    return {
      kind: 'none',
      reason: got.kind === 'unchanged' ? 'expected a feed, came 304' : got.reason,
      elsewhere: [],
    };
  }
  const parsed = await plainParser().feed(got);
  if ('reason' in parsed) {
    const { reason, elsewhere = [] } = parsed;
    return { kind: 'none', reason, elsewhere };
  }
  const { feed } = parsed;
  const context: FeedContext = { address: got.address, link: feed.link, publisher: titleOf(feed), now };
  const read = feed.items.map((item) => readItem(item, context));
  const problems = new Problems();
  for (const item of read) {
    const problem = 'draft' in item ? item.problem : item.reason;
    if (problem !== null) problems.tell(item.headline, problem);
  }
  return {
    kind: 'feed',
    format: feed.format,
    title: titleOf(feed) ?? null,
    moved: got.moved === null ? null : masked(got.moved),
    items: feed.items.length,
    first: read.slice(0, FIRST).map((item) => ({
      headline: item.headline,
      published: 'draft' in item ? (item.draft.published ?? null) : null,
      url: item.url ?? null,
      text: 'draft' in item ? item.draft.text.replace(/\s+/g, ' ').slice(0, BEGINNING) : null,
    })),
    problems: [...feed.problems, ...problems.list()],
  };
}

const FIRST = 5;
const BEGINNING = 160;
