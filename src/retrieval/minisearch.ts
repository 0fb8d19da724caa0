import MiniSearch, { type SearchResult } from 'minisearch';
import type { Article } from '../article.ts';
import type { ParsedArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { passes } from './filter.ts';
import type { ArticleHit, ArticleIndex, SearchOptions } from './index.ts';

/** A headline says what an article is about in few words; body terms count once. */
const HEADLINE_BOOST = 2;

/** What MiniSearch is given: terms that are already made, joined by spaces. */
interface Row {
  readonly id: string;
  readonly headline: string;
  readonly body: string;
}

/** The default engine: articles in a MiniSearch index, in this process. */
export class MiniSearchIndex implements ArticleIndex {
  readonly #vocabulary: Vocabulary;
  readonly #articles = new Map<string, Article>();
  readonly #index = new MiniSearch<Row>({
    fields: ['headline', 'body'],
    tokenize: (joined) => joined.split(' '),
    processTerm: (term) => (term === '' ? null : term),
    searchOptions: { boost: { headline: HEADLINE_BOOST }, combineWith: 'OR', prefix: false, fuzzy: false },
    autoVacuum: false,
  });

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  add(parsed: ParsedArticle): void {
    this.#articles.set(parsed.article.id, parsed.article);
    this.#index.add(this.#row(parsed));
  }

  remove(parsed: ParsedArticle): void {
    this.#articles.delete(parsed.article.id);
    this.#index.remove(this.#row(parsed));
  }

  #row({ article, headlineTerms, terms }: ParsedArticle): Row {
    return { id: article.id, headline: this.#join(headlineTerms), body: this.#join(terms) };
  }

  async search(terms: readonly string[], options: SearchOptions): Promise<readonly ArticleHit[]> {
    const { filter, limit } = options;
    const accept = filter && (({ id }: SearchResult) => passes(this.#articles.get(id as string)!, filter));
    const results = this.#index.search(terms.join(' '), accept ? { filter: accept } : {});
    return results.slice(0, limit).map(({ id, score }) => ({ id: id as string, score }));
  }

  #join(ids: Int32Array): string {
    const vocabulary = this.#vocabulary;
    return Array.from(ids, (id) => vocabulary.termOfId(id)).join(' ');
  }
}
