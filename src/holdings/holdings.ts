import type { Intake } from '../corpus/intake.ts';
import type { Copy } from '../library/copies.ts';
import type { Version } from '../library/library.ts';
import type { Progress } from '../library/progress.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { ArticleIndex } from '../retrieval/index.ts';
import type { Period, Sources } from '../sources.ts';
import type { ParsedArticle } from '../text/parsed.ts';

/** What one question reads: the articles of one moment, until it is closed. */
export interface View {
  readonly archive: Archive;
  readonly index: ArticleIndex;
  /** Whether two articles that were brought in are copies of one text. */
  areCopies(one: string, other: string): boolean;
  /** The other articles with the text of this one, the earliest first. */
  copiesOf(id: string): Promise<readonly Copy[]>;
  /** How many articles it can see that were out at some moment; undefined sees all. */
  seen(at: Date | undefined): Promise<Period & { readonly articles: number }>;
  /** An article by its id, brought in where it was not. */
  find(id: string): Promise<ParsedArticle | undefined>;
  close(): Promise<void>;
}

/** The articles that are answered from, wherever they are kept. */
export interface Holdings {
  /** Reads the articles of one moment; `work` is done again from its beginning where they went away under it. */
  read<Done>(work: (view: View) => Promise<Done>): Promise<Done>;
  /** What there is, as of the last look: a cluster is looked at with every question. */
  sources(): Sources;
  /** Every text an article had, oldest first. */
  versions(id: string): Promise<readonly Version[]>;
  readonly intake: Intake;
  onChanged(listener: (ids: readonly string[]) => void): () => void;
  progress(): Progress;
  readonly ready: Promise<void>;
  close(): Promise<void>;
}
