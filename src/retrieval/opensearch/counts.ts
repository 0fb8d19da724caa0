import { ArchiveUnavailable } from '../../unavailable.ts';
import type { Request } from './connection.ts';

/** How many articles there are, and when they came out. */
export interface Totals {
  readonly articles: number;
  readonly sentences: number;
  /** The dates of the first and the last, as their articles say them. */
  readonly from: string | null;
  readonly to: string | null;
  /** Most articles first; null for those that name none. */
  readonly publishers: readonly {
    readonly publisher: string | null;
    readonly articles: number;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/** What is counted over all articles. It changes little from question to question, and is asked for again after a while. */
export interface Counts {
  /** How many articles hold each of these terms. */
  frequencies(terms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  totals(): Promise<Totals>;
  /** How many articles are dated not later than a moment, or not at all, and the date of the last. */
  upTo(at: Date): Promise<Pick<Totals, 'articles' | 'from' | 'to'>>;
  /** Everything is asked for anew. */
  forget(): void;
}

/** What one question has learned of its terms: nothing that other questions do changes it. */
export class Learned {
  readonly #counts: Counts;
  readonly #frequencies = new Map<string, number>();

  constructor(counts: Counts) {
    this.#counts = counts;
  }

  /** How many articles hold a term, as far as it was learned; 0 otherwise. */
  frequency(term: string): number {
    return this.#frequencies.get(term) ?? 0;
  }

  /** Asks for what is not known of these terms; resolves with whether there was any. */
  async learn(terms: readonly string[]): Promise<boolean> {
    const unknown = terms.filter((term) => !this.#frequencies.has(term));
    if (unknown.length === 0) return false;
    for (const [term, count] of await this.#counts.frequencies(unknown)) this.#frequencies.set(term, count);
    return true;
  }
}

/** Counts may be as old as this, in milliseconds: an article more changes no ranking. */
const FRESH = 60_000;
const MOST_TERMS = 100_000;
/** Terms of one request. */
const TOGETHER = 200;
const MOST_PUBLISHERS = 10_000;

interface Found {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly _source: { readonly article: string } }[];
  };
}

interface Aggregated extends Found {
  readonly aggregations: {
    readonly sentences: { readonly value: number };
    readonly publishers: {
      readonly buckets: readonly {
        readonly key: string;
        readonly doc_count: number;
        readonly from: { readonly value: number | null };
        readonly to: { readonly value: number | null };
      }[];
    };
    readonly nameless: {
      readonly doc_count: number;
      readonly from: { readonly value: number | null };
      readonly to: { readonly value: number | null };
    };
  };
}

/** Half of the shards would count half of the articles, and nobody could tell. */
const WHOLLY = { allow_partial_search_results: false };
const THERE = { term: { gone: false } };
const SPAN = { from: { min: { field: 'published' } }, to: { max: { field: 'published' } } };

export function countsOf(request: Request, alias: string, now: () => Date): Counts {
  let known = new Map<string, number>();
  let since = Number.NEGATIVE_INFINITY;
  let totals: Promise<Totals> | undefined;
  /** Batches ask for the same moment again and again. */
  let moments = new Map<number, ReturnType<Counts['upTo']>>();

  const renew = (): void => {
    if (now().getTime() - since < FRESH && known.size < MOST_TERMS) return;
    since = now().getTime();
    // Whoever asks meanwhile goes on with the old one.
    known = new Map();
    moments = new Map();
    // Nobody waits for what is only a minute older.
    const before = totals;
    if (before === undefined) return;
    readTotals().then(
      (read) => {
        if (totals === before) totals = Promise.resolve(read);
      },
      () => {},
    );
  };

  const search = <Body extends Found>(body: object): Promise<Body> =>
    request<Body>('POST', `/${alias}/_search`, {
      query: WHOLLY,
      body: { track_total_hits: true, ...body },
    });

  /** The date of the first or last of some articles, as it says it itself. */
  const endOf = async (query: object, order: 'asc' | 'desc'): Promise<string | null> => {
    const found = await search<Found>({
      query: { bool: { filter: [query, THERE, { exists: { field: 'published' } }] } },
      sort: [{ published: order }],
      size: 1,
      _source: ['article'],
      track_total_hits: false,
    });
    const [hit] = found.hits.hits;
    return hit === undefined ? null : (JSON.parse(hit._source.article).published as string);
  };

  const readTotals = async (): Promise<Totals> => {
    const [counted, from, to] = await Promise.all([
      search<Aggregated>({
        query: THERE,
        size: 0,
        aggs: {
          sentences: { sum: { field: 'sentences' } },
          publishers: { terms: { field: 'publisher', size: MOST_PUBLISHERS }, aggs: SPAN },
          nameless: { missing: { field: 'publisher' }, aggs: SPAN },
        },
      }),
      endOf({ match_all: {} }, 'asc'),
      endOf({ match_all: {} }, 'desc'),
    ]);
    const { sentences, publishers, nameless } = counted.aggregations;
    return {
      articles: counted.hits.total.value,
      sentences: sentences.value,
      from,
      to,
      publishers: [...publishers.buckets, ...(nameless.doc_count > 0 ? [{ key: null, ...nameless }] : [])]
        .map((bucket) => ({
          publisher: bucket.key,
          articles: bucket.doc_count,
          from: dateOf(bucket.from.value),
          to: dateOf(bucket.to.value),
        }))
        .sort((one, other) => other.articles - one.articles),
    };
  };

  const readUpTo = async (at: Date): Promise<Pick<Totals, 'articles' | 'from' | 'to'>> => {
    const out = { range: { published: { lte: at.getTime() } } };
    const late = { range: { published: { gt: at.getTime() } } };
    const [seen, from, to] = await Promise.all([
      search<Found>({ size: 0, query: { bool: { filter: [THERE], must_not: late } } }),
      endOf(out, 'asc'),
      endOf(out, 'desc'),
    ]);
    return { articles: seen.hits.total.value, from, to };
  };

  return {
    async frequencies(terms) {
      renew();
      const frequencies = known;
      const unknown = [...new Set(terms)].filter((term) => !frequencies.has(term));
      for (let at = 0; at < unknown.length; at += TOGETHER) {
        const some = unknown.slice(at, at + TOGETHER);
        const { responses } = await request<{ responses: readonly Partial<Found>[] }>(
          'POST',
          `/${alias}/_msearch`,
          {
            body: some.flatMap((term) => [
              WHOLLY,
              { size: 0, track_total_hits: true, query: { term: { said: term } } },
            ]),
          },
        );
        for (const [i, term] of some.entries()) {
          const total = responses[i]?.hits?.total.value;
          // Each has an answer of its own: taken for none, a term would count as rare until it is asked for again.
          if (total === undefined)
            throw new ArchiveUnavailable('OpenSearch failed to count', { isPassing: true });
          frequencies.set(term, total);
        }
      }
      return new Map(terms.map((term) => [term, frequencies.get(term)!]));
    },
    totals() {
      renew();
      if (totals !== undefined) return totals;
      const reading = readTotals();
      totals = reading;
      // What failed is asked for again.
      reading.catch(() => {
        if (totals === reading) totals = undefined;
      });
      return reading;
    },
    upTo(at) {
      renew();
      const moment = moments.get(at.getTime()) ?? readUpTo(at);
      moments.set(at.getTime(), moment);
      moment.catch(() => moments.delete(at.getTime()));
      return moment;
    },
    forget() {
      totals = undefined;
      since = Number.NEGATIVE_INFINITY;
    },
  };
}

/** A day where it is no more than that. */
function dateOf(time: number | null): string | null {
  if (time === null) return null;
  return new Date(time)
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('.000Z', 'Z');
}
