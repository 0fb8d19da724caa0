import type { FeedSource } from './corpus/feeds/status.ts';
import type { Skip } from './corpus/read.ts';
import type { Archive } from './retrieval/archive.ts';

export type { FeedSource };

/** The first and last publication date of some articles, ISO; null when none has a date. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** What is indexed, by publisher, and what was not and why. */
export interface Sources extends Period {
  readonly articles: number;
  readonly sentences: number;
  /** When the corpus was last read, ISO date-time. */
  readonly updated: string;
  /** Most articles first; `publisher` is null for articles that name none. */
  readonly publishers: readonly Publisher[];
  readonly skipped: readonly Skip[];
  /** How far reading is, in bytes of the files that are new or changed; absent once all is read. */
  readonly reading?: { readonly readBytes: number; readonly totalBytes: number };
  /** The feeds that are read, those in trouble first; absent where nobody has looked for any. */
  readonly feeds?: readonly FeedSource[];
}

export interface Publisher extends Period {
  readonly publisher: string | null;
  readonly articles: number;
}

/** Counts what an archive holds. */
export function sourcesOf(archive: Archive, skipped: readonly Skip[], updated: Date): Sources {
  const dates = new Map<string | null, (string | undefined)[]>();
  for (const { article } of archive.articles()) {
    const publisher = article.publisher ?? null;
    const known = dates.get(publisher);
    if (known === undefined) dates.set(publisher, [article.published]);
    else known.push(article.published);
  }
  const publishers = [...dates]
    .map(([publisher, published]) => ({ publisher, articles: published.length, ...periodOf(published) }))
    .sort((one, other) => other.articles - one.articles || inOrder(one.publisher, other.publisher));
  return {
    articles: archive.size,
    sentences: archive.sentences,
    ...periodOf([...dates.values()].flat()),
    updated: updated.toISOString(),
    publishers,
    skipped,
  };
}

/** The same order whatever came in first; those without a name last. */
function inOrder(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
}

/** How many articles a question asked at some moment can see, and from when they are; undefined sees all. */
export type SeenAt = (at: Date | undefined) => Period & { readonly articles: number };

/** Counts over the articles an archive holds now; each question asks, so their dates are read once. */
export function seenIn(archive: Archive): SeenAt {
  const dated: { readonly time: number; readonly published: string }[] = [];
  for (const { article } of archive.articles()) {
    const { published } = article;
    if (published !== undefined) dated.push({ time: Date.parse(published), published });
  }
  dated.sort((one, other) => one.time - other.time);
  const undated = archive.size - dated.length;
  return (at) => {
    const count = at === undefined ? dated.length : countUpTo(dated, at.getTime());
    return {
      articles: undated + count,
      from: count === 0 ? null : dated[0]!.published,
      to: dated[count - 1]?.published ?? null,
    };
  };
}

/** How many of the ascending times are not after `time`. */
function countUpTo(dated: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = dated.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dated[middle]!.time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function periodOf(published: readonly (string | undefined)[]): Period {
  let from: string | null = null;
  let to: string | null = null;
  for (const date of published) {
    if (date === undefined) continue;
    if (from === null || Date.parse(date) < Date.parse(from)) from = date;
    if (to === null || Date.parse(date) > Date.parse(to)) to = date;
  }
  return { from, to };
}
