import type { ParsedArticle } from '../../text/parsed.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { Archive } from '../archive.ts';
import type { Learned } from './counts.ts';

/** An article that was brought in, and when it first came in. */
export interface Brought {
  readonly parsed: ParsedArticle;
  readonly arrived: string | null;
}

/** What brings articles into a borrowed archive. */
export interface Lender {
  readonly learned: Learned;
  readonly vocabulary: Vocabulary;
  readonly articles: number;
  /** The newest of those that came out or in within a window. */
  within(window: { readonly since?: Date; readonly until?: Date }, most: number): Promise<readonly Brought[]>;
}

/** So many articles are read at most where all of a window are wanted. */
const MOST_BROUGHT = 5_000;

/** The archive of one question: it holds what was brought in for it, and counts as the whole cluster does. */
export class BorrowedArchive extends Archive {
  readonly #lender: Lender;

  constructor(lender: Lender) {
    super(lender.vocabulary);
    this.#lender = lender;
  }

  override get size(): number {
    return this.#lender.articles;
  }

  protected override frequency(term: string): number {
    return this.#lender.learned.frequency(term);
  }

  override learn(terms: readonly string[]): Promise<boolean> {
    return this.#lender.learned.learn(terms);
  }

  override async bring(
    window: { readonly since?: Date; readonly until?: Date },
    most = MOST_BROUGHT,
  ): Promise<void> {
    this.hold(await this.#lender.within(window, most));
  }

  /** Keeps what was brought; what is there already stays. */
  hold(brought: readonly Brought[]): void {
    for (const { parsed, arrived } of brought)
      if (this.get(parsed.article.id) === undefined) this.put(parsed, arrived ?? undefined);
  }
}
