import type { Article, Origin } from '../article.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { LocalIndex } from '../retrieval/index.ts';
import type { Cut } from '../text/parsed.ts';
import { type Held, headOf, storedArticle } from './held.ts';
import type { Place } from './ledger/frames.ts';
import type { Ledger } from './ledger.ts';
import { cutOf, type Snapshot } from './snapshot.ts';

export interface ShelfOptions {
  readonly archive: Archive;
  readonly index: LocalIndex;
  /** Where the texts stay until they are asked for. */
  readonly ledger: Ledger;
}

/** What questions find: the newest text of each article, in archive and index alike. */
export class Shelf {
  readonly #archive: Archive;
  readonly #index: LocalIndex;
  readonly #ledger: Ledger;

  constructor({ archive, index, ledger }: ShelfOptions) {
    this.#archive = archive;
    this.#index = index;
    this.#ledger = ledger;
  }

  has(id: string): boolean {
    return this.#archive.get(id) !== undefined;
  }

  /** Where what is found under an id was read. */
  originOf(id: string): Origin | undefined {
    return this.#archive.get(id)?.article.origin;
  }

  /** Shows a text of an article, in place of the one before. */
  put(article: Article, cut: Cut, { places, arrived }: Pick<Held, 'places' | 'arrived'>): void {
    this.remove(article.id);
    const parsed = { article: storedArticle(headOf(article), this.#ledger, places.at(-1)!), ...cut };
    this.#archive.put(parsed, arrived ?? undefined);
    this.#index.add(parsed);
  }

  /** The same text is told to have been read elsewhere. */
  move(id: string, origin: Origin, place: Place): void {
    const parsed = this.#archive.get(id);
    if (parsed === undefined) return;
    const article = storedArticle({ ...headOf(parsed.article), origin }, this.#ledger, place);
    this.#archive.replace({ ...parsed, article });
  }

  remove(id: string): void {
    const parsed = this.#archive.remove(id);
    if (parsed !== undefined) this.#index.remove(parsed);
  }

  /** Takes over all of a snapshot at once, as the first thing. */
  load({ held, articles, frequency, terms }: Snapshot): void {
    const known = new Map(held.map((each) => [each.id, each]));
    for (const term of terms) this.#archive.vocabulary.learn(term);
    const parsed = articles.map(({ head, cut }) => {
      const { places, arrived } = known.get(head.id)!;
      const article = storedArticle(head, this.#ledger, places.at(-1)!);
      return { parsed: { article, ...cut }, arrived: arrived ?? undefined };
    });
    this.#archive.load(parsed, frequency);
    this.#index.load(parsed.map((each) => each.parsed));
  }

  /** What a snapshot keeps of it. */
  state(): Pick<Snapshot, 'articles' | 'terms' | 'frequency'> {
    const articles = [...this.#archive.articles()].map((parsed) => {
      return { head: headOf(parsed.article), cut: cutOf(parsed) };
    });
    const terms = this.#archive.vocabulary.terms();
    return { articles, terms, frequency: this.#archive.frequencies() };
  }
}
