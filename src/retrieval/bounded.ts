import MiniSearch from 'minisearch';
import type { ParsedArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { ArticleHit } from './index.ts';
import { PostingMap, type Postings, packPostings } from './postings.ts';

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
  readonly postings: Postings;
  /** The most that the term can add to a score. */
  readonly most: number;
  readonly documents: number;
}

/**
 * A MiniSearch index that looks no further than it must: its best hits and their scores are those of `search`, but a common
 * term only counts for what rarer ones have found once it cannot lift anything else among the best.
 */
export class BoundedMiniSearch extends MiniSearch<Row> {
  readonly #vocabulary: Vocabulary;
  /** The sum of the lengths of each field, so that their mean does not depend on what came and went before. */
  readonly #total = BOOSTS.map(() => 0);

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
      this.#measure(lengths, 1);
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
    this.#measure(this._fieldLength.get(this._idToShortId.get(parsed.article.id)!)!, 1);
    this.#average();
  }

  removeArticle(parsed: ParsedArticle): void {
    this.#measure(this._fieldLength.get(this._idToShortId.get(parsed.article.id)!)!, -1);
    this.remove(this.#row(parsed));
    this.#average();
  }

  /** The `limit` best articles that hold any of `terms` and are accepted; of equal ones the first by id. */
  best(terms: readonly string[], limit: number, accept: (id: string) => boolean): ArticleHit[] {
    const given = terms.flatMap((term) => this.#bounded(term) ?? []);
    const known = [...new Map(given.map((each) => [each.term, each])).values()].sort(
      (one, other) => one.documents - other.documents || (one.term < other.term ? -1 : 1),
    );
    const times = new Map<string, number>();
    for (const { term } of given) times.set(term, (times.get(term) ?? 0) + 1);
    const rest = restsOf(known, times);
    const accepted = new Map<number, boolean>();
    const isAccepted = (document: number): boolean => {
      const known = accepted.get(document);
      if (known !== undefined) return known;
      const is = accept(this._documentIds.get(document));
      accepted.set(document, is);
      return is;
    };
    const scores = new Map<number, number>();
    const matched = new Map<number, number>();
    let next = 0;
    let least = 0;
    for (; next < known.length; next++) {
      const { most, terms: count } = rest[next]!;
      if (scores.size >= limit) {
        least = leastOf(scores, matched, limit) * SLACK;
        if (most * count < least) break;
      }
      this.#addAll(known[next]!, times.get(known[next]!.term)!, isAccepted, scores, matched);
    }
    const { most, terms: count } = rest[next]!;
    const open: number[] = [];
    for (const [document, score] of scores) {
      if ((score + most) * (matched.get(document)! + count) >= least) open.push(document);
    }
    return open
      .map((document) => ({
        id: this._documentIds.get(document) as string,
        score: this.#score(document, given),
      }))
      .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
      .slice(0, limit);
  }

  #bounded(term: string): Bounded | null {
    const postings = this._index.get(term);
    if (postings === undefined) return null;
    let most = 0;
    let documents = 0;
    for (const [field, held] of postings) {
      most += BOOSTS[field]! * this.#rarity(held.size) * (d + k + 1);
      documents += held.size;
    }
    return { term, postings, most, documents };
  }

  /** Adds what one term counts to all that hold it. */
  #addAll(
    { postings }: Bounded,
    times: number,
    isAccepted: (document: number) => boolean,
    scores: Map<number, number>,
    matched: Map<number, number>,
  ): void {
    const once = new Set<number>();
    for (const [field, held] of postings) {
      const rarity = this.#rarity(held.size);
      for (const [document, count] of held) {
        if (!isAccepted(document)) continue;
        const score = times * this.#part(document, field, rarity, count);
        scores.set(document, (scores.get(document) ?? 0) + score);
        if (postings.size > 1 && once.has(document)) continue;
        if (postings.size > 1) once.add(document);
        matched.set(document, (matched.get(document) ?? 0) + 1);
      }
    }
  }

  /** A document's score as `search` sums it up: term after term, field after field, times the number of terms it holds. */
  #score(document: number, terms: readonly Bounded[]): number {
    let score = 0;
    const held = new Set<string>();
    for (const { term, postings } of terms) {
      let sum = 0;
      for (let field = 0; field < BOOSTS.length; field++) {
        const documents = postings.get(field);
        const count = documents?.get(document);
        if (count === undefined) continue;
        held.add(term);
        sum += this.#part(document, field, this.#rarity(documents!.size), count);
      }
      score += sum;
    }
    return score * held.size;
  }

  #part(document: number, field: number, rarity: number, count: number): number {
    const length = this._fieldLength.get(document)![field]!;
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

  #measure(lengths: readonly number[], by: 1 | -1): void {
    for (let field = 0; field < BOOSTS.length; field++) this.#total[field]! += by * lengths[field]!;
  }

  #average(): void {
    this._avgFieldLength = this.#total.map((sum) =>
      this._documentCount === 0 ? 0 : sum / this._documentCount,
    );
  }
}

/** For each place in the list of terms: the most that the terms from there on add, and how many they are. */
function restsOf(
  known: readonly Bounded[],
  times: ReadonlyMap<string, number>,
): { readonly most: number; readonly terms: number }[] {
  const rests = [{ most: 0, terms: 0 }];
  for (const { term, most } of known.toReversed()) {
    const last = rests[0]!;
    rests.unshift({ most: last.most + most * times.get(term)!, terms: last.terms + 1 });
  }
  return rests;
}

/** The lowest score among the `limit` highest there are so far. */
function leastOf(
  scores: ReadonlyMap<number, number>,
  matched: ReadonlyMap<number, number>,
  limit: number,
): number {
  const all = new Float64Array(scores.size);
  let i = 0;
  for (const [document, score] of scores) all[i++] = score * matched.get(document)!;
  return all.sort()[all.length - limit]!;
}
