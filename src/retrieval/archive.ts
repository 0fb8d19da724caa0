import type { Article } from '../article.ts';
import { NEWS_ARTICLES, newsFrequency } from '../text/lexicon.ts';
import { type ParsedArticle, parseArticle } from '../text/parsed.ts';
import { Vocabulary } from '../text/vocabulary.ts';

/** The parsed articles of a corpus, by id, and how common each term is among them. */
export class Archive {
  readonly vocabulary: Vocabulary;
  readonly #articles = new Map<string, ParsedArticle>();
  readonly #arrived = new Map<string, string>();
  readonly #frequency: number[] = [];
  #sentences = 0;
  #revision = 0;

  constructor(vocabulary = new Vocabulary()) {
    this.vocabulary = vocabulary;
  }

  /**
   * Has it at hand how common these terms are, for `share` and `weight`; resolves with whether that had to be asked for. Where
   * all is in this process, it never has.
   */
  async learn(_terms: readonly string[]): Promise<boolean> {
    return false;
  }

  /** Has the articles at hand that came out or came in within a window, for `articles`; `most` of them, the newest. */
  async bring(_window: { readonly since?: Date; readonly until?: Date }, _most?: number): Promise<void> {}

  /** Parses and keeps an article; its id must be new. `arrived` is when it came in, ISO 8601, where that is known. */
  add(article: Article, arrived?: string): ParsedArticle {
    const parsed = parseArticle(article, this.vocabulary);
    this.put(parsed, arrived);
    return parsed;
  }

  /** Keeps an article that was parsed with this archive's vocabulary; its id must be new. */
  put(parsed: ParsedArticle, arrived?: string): void {
    this.#articles.set(parsed.article.id, parsed);
    if (arrived !== undefined) this.#arrived.set(parsed.article.id, arrived);
    this.#count(parsed, 1);
  }

  /** Puts the same article in its place, with another of what does not count: where it was read. */
  replace(parsed: ParsedArticle): void {
    this.#articles.set(parsed.article.id, parsed);
  }

  /** Takes an article out again, its terms' counts with it; hands back what it was, undefined where there was none. */
  remove(id: string): ParsedArticle | undefined {
    const parsed = this.#articles.get(id);
    if (parsed === undefined) return undefined;
    this.#articles.delete(id);
    this.#arrived.delete(id);
    this.#count(parsed, -1);
    return parsed;
  }

  /** Keeps many articles at once, as the first thing; `frequency` is how many of them hold each term. */
  load(
    articles: readonly { readonly parsed: ParsedArticle; readonly arrived?: string | undefined }[],
    frequency: Int32Array,
  ): void {
    for (const { parsed, arrived } of articles) {
      this.#articles.set(parsed.article.id, parsed);
      if (arrived !== undefined) this.#arrived.set(parsed.article.id, arrived);
      this.#sentences += parsed.starts.length;
    }
    for (const count of frequency) this.#frequency.push(count);
    this.#revision++;
  }

  /** How many articles hold each term, by its number. */
  frequencies(): Int32Array {
    return Int32Array.from({ length: this.vocabulary.size }, (_, id) => this.#frequency[id] ?? 0);
  }

  #count({ starts, terms, headlineTerms }: ParsedArticle, by: 1 | -1): void {
    this.#revision++;
    this.#sentences += by * starts.length;
    for (const id of new Set([...terms, ...headlineTerms])) {
      this.#frequency[id] = (this.#frequency[id] ?? 0) + by;
    }
  }

  /** Counts up with every article that comes or goes: what was worked out of all of them holds as long as it stands. */
  get revision(): number {
    return this.#revision;
  }

  get(id: string): ParsedArticle | undefined {
    return this.#articles.get(id);
  }

  /** When an article came in, ISO 8601; null where nobody knows. */
  arrivedAt(id: string): string | null {
    return this.#arrived.get(id) ?? null;
  }

  articles(): IterableIterator<ParsedArticle> {
    return this.#articles.values();
  }

  get size(): number {
    return this.#articles.size;
  }

  get sentences(): number {
    return this.#sentences;
  }

  /** The distinct content terms of sentence `index`; none outside the article. */
  sentenceTerms({ terms, termStarts }: ParsedArticle, index: number): ReadonlySet<string> {
    const from = termStarts[index] ?? 0;
    return this.#named(terms, from, termStarts[index + 1] ?? from);
  }

  headlineTerms({ headlineTerms }: ParsedArticle): ReadonlySet<string> {
    return this.#named(headlineTerms, 0, headlineTerms.length);
  }

  #named(ids: Int32Array, from: number, to: number): ReadonlySet<string> {
    const named = new Set<string>();
    for (let i = from; i < to; i++) named.add(this.vocabulary.termOfId(ids[i]!));
    return named;
  }

  /** The share of the articles that hold a term, 0 to 1. */
  share(term: string): number {
    return this.size === 0 ? 0 : this.frequency(term) / this.size;
  }

  /** How many of the articles hold a term. */
  protected frequency(term: string): number {
    const id = this.vocabulary.idOfTerm(term);
    return id === undefined ? 0 : (this.#frequency[id] ?? 0);
  }

  /**
   * How much a term tells apart, in nats: its inverse document frequency over this corpus and the news lexicon
   * together, so that a corpus of twenty articles about one war still knows that "army" is a common word.
   */
  weight(term: string): number {
    return inverseFrequency(this.frequency(term), this.size, term);
  }
}

/** Inverse document frequency of a term that `frequency` of `articles` hold, with the lexicon's counts added. */
export function inverseFrequency(frequency: number, articles: number, term: string): number {
  return Math.log((articles + NEWS_ARTICLES + 1) / (frequency + newsFrequency(term) + 0.5));
}
