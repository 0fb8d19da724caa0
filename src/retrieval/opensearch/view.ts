import type { ArticleHit, ArticleIndex, SearchOptions } from '../index.ts';
import { BorrowedArchive, type Brought } from './borrowed.ts';
import type { Request } from './connection.ts';
import { type Counts, Learned } from './counts.ts';
import { coordinated, filtersOf, queryOf } from './query.ts';
import type { Place, Shelf, Stored } from './reader.ts';

/** What one question is put to: all its searches see the articles of one moment. */
export interface View {
  readonly archive: BorrowedArchive;
  readonly index: ArticleIndex;
  /** The texts that share some of what makes copies with another. */
  alike(bands: readonly string[]): Promise<readonly Brought[]>;
  /** An article by its id, null when there is none. */
  find(id: string): Promise<Brought | null>;
  close(): Promise<void>;
}

export interface ViewOptions {
  readonly request: Request;
  readonly alias: string;
  readonly counts: Counts;
  readonly shelf: Shelf;
  /** The server scores without BM25's constant factor. */
  readonly isNew: boolean;
}

/** Out of so many times the limit the best are chosen: the server does not know yet what a second term found is worth. */
const WIDER = 5;
const KEEP_ALIVE = '2m';
/** Articles of one request. */
const TOGETHER = 200;
/** So many texts are looked at as possible copies of one. */
const MOST_ALIKE = 200;

interface Hits {
  readonly hits: {
    readonly hits: readonly {
      readonly _score: number;
      readonly matched_queries?: readonly string[];
      readonly fields: { readonly id: readonly [string]; readonly digest: readonly [string] };
      readonly _source?: { readonly article: string; readonly arrived?: number };
      readonly sort?: readonly unknown[];
    }[];
  };
}

const PLACE = ['id', 'digest'];

/** Opens what one question sees; whoever opens it closes it. */
export async function openView({ request, alias, counts, shelf, isNew }: ViewOptions): Promise<View> {
  const { articles } = await counts.totals();
  const { pit_id: moment } = await request<{ pit_id: string }>('POST', `/${alias}/_search/point_in_time`, {
    query: { keep_alive: KEEP_ALIVE, allow_partial_pit_creation: false },
  });
  const vocabulary = shelf.begin();
  const learned = new Learned(counts);

  const search = (body: object, query: Readonly<Record<string, unknown>> = {}): Promise<Hits> =>
    request<Hits>('POST', '/_search', {
      // Half of the articles would give another answer than all of them, and nobody could tell.
      query: { allow_partial_search_results: false, ...query },
      body: { pit: { id: moment, keep_alive: KEEP_ALIVE }, track_total_hits: false, ...body },
    });

  /** Reads those that are not read yet; in no order. */
  const brought = async (places: readonly Place[]): Promise<Brought[]> => {
    const all: Brought[] = [];
    const unread: string[] = [];
    for (const place of places) {
      const known = shelf.known(place, vocabulary);
      if (known === undefined) unread.push(place.id);
      else all.push(known);
    }
    for (let at = 0; at < unread.length; at += TOGETHER) {
      const ids = unread.slice(at, at + TOGETHER);
      all.push(...read(await search({ query: whole({ terms: { id: ids } }), size: ids.length, ...WHOLE })));
    }
    return all;
  };

  const read = ({ hits }: Hits): Brought[] => hits.hits.map((hit) => shelf.read(storedOf(hit), vocabulary));

  const archive = new BorrowedArchive({
    learned,
    vocabulary,
    articles,
    async within({ since, until }, most) {
      const places: Place[] = [];
      let after: readonly unknown[] | undefined;
      while (places.length < most) {
        const size = Math.min(1_000, most - places.length);
        const { hits } = await search({
          query: { bool: { filter: [{ term: { gone: false } }, withinWindow(since, until)] } },
          size,
          sort: [{ published: { order: 'desc', missing: '_last' } }, { id: 'asc' }],
          ...PLACES,
          ...(after !== undefined && { search_after: after }),
        });
        places.push(...hits.hits.map(placeOf));
        if (hits.hits.length < size) break;
        after = hits.hits.at(-1)!.sort;
      }
      return brought(places);
    },
  });

  const ranked = async (terms: readonly string[], { limit, filter }: SearchOptions) => {
    await learned.learn(terms);
    const { hits } = await search(
      {
        query: queryOf(terms, filter, (term) => rarityOf(learned.frequency(term), articles), isNew),
        size: Math.min(limit * WIDER, 10_000),
        ...PLACES,
      },
      // Rarity over all shards: an article's score must not depend on where it happens to be kept.
      { search_type: 'dfs_query_then_fetch' },
    );
    return hits.hits
      .map((hit) => ({ ...placeOf(hit), score: coordinated(hit._score, hit.matched_queries ?? []) }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, limit);
  };

  return {
    archive,
    index: {
      async search(terms, options): Promise<readonly ArticleHit[]> {
        if (terms.length === 0) return [];
        const found = await ranked(terms, options);
        archive.hold(await brought(found.filter(({ id }) => archive.get(id) === undefined)));
        return found.map(({ id, score }) => ({ id, score }));
      },
    },
    async alike(bands) {
      if (bands.length === 0) return [];
      const { hits } = await search({
        query: whole({ terms: { bands } }),
        size: MOST_ALIKE,
        ...PLACES,
      });
      return brought(hits.hits.map(placeOf));
    },
    async find(id) {
      const [found] = await search({
        query: whole({ term: { id: id.toWellFormed() } }),
        size: 1,
        ...WHOLE,
      }).then(read);
      return found ?? null;
    },
    close: () =>
      // It ends by itself too; a cluster that is gone has none.
      request<void>('DELETE', '/_search/point_in_time', { body: { pit_id: [moment] } }).catch(() => {}),
  };
}

/** Where an article is, out of columns: reading what is stored of two hundred would unpack their texts. */
const PLACES = { docvalue_fields: PLACE, stored_fields: '_none_' };
const WHOLE = { docvalue_fields: PLACE, _source: ['article', 'arrived'] };

const whole = (query: object): object => ({ bool: { filter: [...filtersOf(), query] } });

/** What may have come out in a window, or came in within it; a day that is all there is of a date may begin before. */
function withinWindow(since: Date | undefined, until: Date | undefined): object {
  if (since === undefined && until === undefined) return { match_all: {} };
  const from = since === undefined ? {} : { gt: since.getTime() - 86_400_000 };
  const came = since === undefined ? {} : { gt: since.getTime() };
  const to = until === undefined ? {} : { lte: until.getTime() };
  return {
    bool: {
      should: [{ range: { published: { ...from, ...to } } }, { range: { arrived: { ...came, ...to } } }],
      minimum_should_match: 1,
    },
  };
}

type Hit = Hits['hits']['hits'][number];

const placeOf = ({ fields }: Hit): Place => ({ id: fields.id[0], digest: fields.digest[0] });

const storedOf = (hit: Hit): Stored => ({ ...placeOf(hit), ...hit._source! });

function rarityOf(documents: number, all: number): number {
  return Math.log(1 + (Math.max(all, documents) - documents + 0.5) / (documents + 0.5));
}
