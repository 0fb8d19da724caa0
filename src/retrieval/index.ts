import type { ParsedArticle } from '../text/parsed.ts';
import type { ArticleFilter } from './filter.ts';

/** An article that matches a query; scores are comparable within one search only. */
export interface ArticleHit {
  readonly id: string;
  readonly score: number;
}

export interface SearchOptions {
  /** The most hits to return. */
  readonly limit: number;
  /** Articles that do not pass are not returned; default all. */
  readonly filter?: ArticleFilter;
}

/** The port every retrieval engine serves: terms in, the best matching articles out. */
export interface ArticleIndex {
  /** The articles that hold any of `terms` (as `text/terms` makes them), best first. */
  search(terms: readonly string[], options: SearchOptions): Promise<readonly ArticleHit[]>;
}

/** One that is filled in this process, an article at a time. */
export interface LocalIndex extends ArticleIndex {
  add(parsed: ParsedArticle): void;
  /** Adds many articles at once, as the first thing. */
  load(articles: readonly ParsedArticle[]): void;
  /** Takes out an article that was added; it must be the same, term for term. */
  remove(parsed: ParsedArticle): void;
}
