import type { Article } from '../article.ts';
import type { Arrival, Intake, Taken } from '../corpus/intake.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import { sameArticle } from './same.ts';

/** One text of an article, and when it came in. */
export interface Version {
  readonly article: Article;
  /** ISO date-time. */
  readonly from: string;
}

export interface LibraryOptions {
  readonly archive: Archive;
  readonly index: ArticleIndex;
}

/** Every text of every article; the newest of each answers. */
export class Library implements Intake {
  readonly #archive: Archive;
  readonly #index: ArticleIndex;
  readonly #versions = new Map<string, readonly Version[]>();

  constructor({ archive, index }: LibraryOptions) {
    this.#archive = archive;
    this.#index = index;
  }

  async take(arrivals: readonly Arrival[]): Promise<readonly Taken[]> {
    return arrivals.map((arrival) => this.#takeOne(arrival));
  }

  async withdraw(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#drop(id);
  }

  /** Oldest first; none for an id that never came. */
  versions(id: string): readonly Version[] {
    return this.#versions.get(id) ?? [];
  }

  #takeOne({ article, arrived, backlog = false }: Arrival): Taken {
    const known = this.#archive.get(article.id)?.article;
    if (known !== undefined && sameArticle(known, article)) return 'same';
    this.#drop(article.id);
    this.#index.add(this.#archive.add(article, backlog ? undefined : arrived));
    this.#versions.set(article.id, [...this.versions(article.id), { article, from: arrived }]);
    return known === undefined ? 'new' : 'changed';
  }

  #drop(id: string): void {
    const parsed = this.#archive.remove(id);
    if (parsed !== undefined) this.#index.remove(parsed);
  }
}
