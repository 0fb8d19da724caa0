import type { ParsedArticle } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { BoundedMiniSearch } from './bounded.ts';
import { type Dated, passes } from './filter.ts';
import type { ArticleHit, LocalIndex, SearchOptions } from './index.ts';

/** The default engine: articles in a MiniSearch index, in this process. */
export class MiniSearchIndex implements LocalIndex {
  /** What filters look at, read once. */
  readonly #dated = new Map<string, Dated>();
  readonly #index: BoundedMiniSearch;

  constructor(vocabulary: Vocabulary) {
    this.#index = new BoundedMiniSearch(vocabulary);
  }

  add(parsed: ParsedArticle): void {
    this.#note(parsed);
    this.#index.addArticle(parsed);
  }

  remove(parsed: ParsedArticle): void {
    this.#dated.delete(parsed.article.id);
    this.#index.removeArticle(parsed);
  }

  /** Adds many articles at once, as the first thing. */
  load(articles: readonly ParsedArticle[]): void {
    for (const parsed of articles) this.#note(parsed);
    this.#index.load(articles);
  }

  async search(terms: readonly string[], { filter, limit }: SearchOptions): Promise<readonly ArticleHit[]> {
    const accept = filter && passes(filter);
    return this.#index.best(terms, limit, accept ? (id) => accept(this.#dated.get(id)!) : () => true);
  }

  #note({ article: { id, published, publisher } }: ParsedArticle): void {
    const time = published === undefined ? undefined : Date.parse(published);
    this.#dated.set(id, { id, time, publisher: publisher?.toLowerCase() });
  }
}
