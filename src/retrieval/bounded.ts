import MiniSearch from 'minisearch';
import type { ParsedArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { ArticleHit } from './index.ts';
import { type PostingList, PostingMap, packPostings } from './postings.ts';
import { NO_REST, ones, type Rest, Tally } from './tally.ts';

/** What MiniSearch is given: terms that are already made. */
interface Row {
  readonly id: string;
  readonly headline: readonly string[];
  readonly body: readonly string[];
}

/** In the order of their numbers. A headline says what an article is about in few words; body terms count once. */
const BOOSTS = [2, 1] as const;
const FIELDS = ['headline', 'body'];
/** MiniSearch's own parameters of BM25+. */
const { k, b, d } = { k: 1.2, b: 0.7, d: 0.5 };
/** Scores are sums in another order than their bounds: what rounding makes of them must not decide. */
const SLACK = 1 - 1e-9;

interface Bounded {
  readonly term: string;
  /** By field. */
  readonly lists: readonly (PostingList | undefined)[];
  /** The most that each field can add to a score. */
  readonly most: readonly number[];
}

/**
 * A MiniSearch index that looks no further than it must: its best hits and their scores are those of `search`, but a common
 * term only counts for what rarer ones have found once it cannot lift anything else among the best.
 */
export class BoundedMiniSearch extends MiniSearch<Row> {
  readonly #vocabulary: Vocabulary;
  /** The sum of the lengths of each field, so that their mean does not depend on what came and went before. */
  readonly #total = BOOSTS.map(() => 0);
  /** How many terms each field of each document has, one after the other. */
  readonly #lengths: number[] = [];

  constructor(vocabulary: Vocabulary) {
    super({
      fields: FIELDS,
      // A field's terms come as a list, and stay one.
      stringifyField: (terms) => terms as unknown as string,
      tokenize: (terms) => (typeof terms === 'string' ? terms.split(' ') : terms),
      processTerm: (term) => term || null,
      searchOptions: { boost: { headline: BOOSTS[0] }, combineWith: 'OR', prefix: false, fuzzy: false },
      autoVacuum: false,
    });
    this.#vocabulary = vocabulary;
    this.#fill(new PostingMap(vocabulary));
  }

  /** Adds many articles to an empty index at once. */
  load(articles: readonly ParsedArticle[]): void {
    this.#fill(new PostingMap(this.#vocabulary, packPostings(articles, this.#vocabulary.size)));
    const seen = new Int32Array(this.#vocabulary.size).fill(-1);
    let stamp = 0;
    const distinct = (terms: Int32Array): number => {
      let count = 0;
      for (const term of terms) {
        if (seen[term] === stamp) continue;
        seen[term] = stamp;
        count++;
      }
      stamp++;
      return Math.max(1, count);
    };
    articles.forEach(({ article, headlineTerms, terms }, document) => {
      this._documentIds.set(document, article.id);
      this._idToShortId.set(article.id, document);
      const lengths = [distinct(headlineTerms), distinct(terms)];
      this._fieldLength.set(document, lengths);
      this.#measure(document, 1);
    });
    this._nextId = articles.length;
    this._documentCount = articles.length;
    this.#average();
  }

  /** MiniSearch declares its map once for the index and once for itself: the same class under two types. */
  #fill(postings: PostingMap): void {
    this._index = postings as unknown as typeof this._index;
  }

  addArticle(parsed: ParsedArticle): void {
    this.add(this.#row(parsed));
    this.#measure(this._idToShortId.get(parsed.article.id)!, 1);
    this.#average();
  }

  removeArticle(parsed: ParsedArticle): void {
    this.#measure(this._idToShortId.get(parsed.article.id)!, -1);
    this.remove(this.#row(parsed));
    this.#average();
  }

  /** The `limit` best articles that hold any of `terms` and are accepted; of equal ones the first by id. */
  best(terms: readonly string[], limit: number, accept: (id: string) => boolean): ArticleHit[] {
    const given = terms.flatMap((term) => this.#bounded(term) ?? []);
    const units = unitsOf(given);
    const found = new Tally(this._nextId, (document) => accept(this._documentIds.get(document)));
    let next = 0;
    for (; next < units.length; next++) {
      const { list, field, bit, times, rest } = units[next]!;
      if (rest.most * ones(rest.bits) < found.least(limit) * SLACK) break;
      const rarity = times * this.#rarity(list.size);
      list.each((document, count) => {
        if (found.accepts(document)) found.add(document, bit, this.#part(document, field, rarity, count));
      });
    }
    const rest = units[next]?.rest ?? (given.length > LAST_BIT ? UNKNOWN : NO_REST);
    return found
      .within(rest, found.least(limit) * SLACK)
      .map((document) => ({
        id: this._documentIds.get(document) as string,
        score: this.#score(document, given),
      }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, limit);
  }

  #bounded(term: string): Bounded | null {
    const lists = (this._index as unknown as PostingMap).lists(term);
    if (!lists.some((list) => list !== undefined)) return null;
    const most = lists.map((list, field) =>
      list === undefined ? 0 : BOOSTS[field]! * this.#rarity(list.size) * (d + k + 1),
    );
    return { term, lists, most };
  }

  /** A document's score as `search` sums it up: term after term, field after field, times the number of terms it holds. */
  #score(document: number, terms: readonly Bounded[]): number {
    let score = 0;
    const held = new Set<string>();
    for (const { term, lists } of terms) {
      let sum = 0;
      lists.forEach((list, field) => {
        const count = list?.count(document) ?? 0;
        if (count === 0) return;
        held.add(term);
        sum += this.#part(document, field, this.#rarity(list!.size), count);
      });
      score += sum;
    }
    return score * held.size;
  }

  #part(document: number, field: number, rarity: number, count: number): number {
    const length = this.#lengths[document * FIELDS.length + field]!;
    const mean = this._avgFieldLength[field]!;
    return BOOSTS[field]! * (rarity * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / mean))));
  }

  #rarity(documents: number): number {
    return Math.log(1 + (this._documentCount - documents + 0.5) / (documents + 0.5));
  }

  #row({ article, headlineTerms, terms }: ParsedArticle): Row {
    const vocabulary = this.#vocabulary;
    const named = (ids: Int32Array) =>
      ids.length === 0 ? [''] : Array.from(ids, (id) => vocabulary.termOfId(id));
    return { id: article.id, headline: named(headlineTerms), body: named(terms) };
  }

  #measure(document: number, by: 1 | -1): void {
    for (const [field, length] of this._fieldLength.get(document)!.entries()) {
      this.#total[field]! += by * length;
      this.#lengths[document * FIELDS.length + field] = length;
    }
  }

  #average(): void {
    this._avgFieldLength = this.#total.map((sum) =>
      this._documentCount === 0 ? 0 : sum / this._documentCount,
    );
  }
}

/** One field's list of one term: the shortest lists are counted first, whichever term they are of. */
interface Unit {
  readonly list: PostingList;
  readonly field: number;
  /** The term's place among the query's, as a bit; terms past the last bit share it. */
  readonly bit: number;
  /** How often the query says it. */
  readonly times: number;
  /** What this list and those behind it can add. */
  readonly rest: Rest;
}

const LAST_BIT = 31;
const UNKNOWN: Rest = { most: Number.POSITIVE_INFINITY, bits: 0 };

function unitsOf(given: readonly Bounded[]): Unit[] {
  const terms = new Map(given.map((each) => [each.term, each]));
  const times = new Map<string, number>();
  for (const { term } of given) times.set(term, (times.get(term) ?? 0) + 1);
  const units = [...terms.values()].flatMap(({ term, lists, most }, i) =>
    lists.flatMap((list, field) => {
      if (list === undefined) return [];
      const count = times.get(term)!;
      return { list, field, bit: 1 << Math.min(i, LAST_BIT), times: count, most: most[field]! * count };
    }),
  );
  let rest = NO_REST;
  return units
    .sort((one, other) => other.list.size - one.list.size)
    .map(({ most, ...unit }) => {
      // Where terms share a bit, no bound holds.
      const known = terms.size > LAST_BIT ? Number.POSITIVE_INFINITY : rest.most + most;
      rest = { most: known, bits: rest.bits | unit.bit };
      return { ...unit, rest };
    })
    .reverse();
}
