import type { Answer } from './answering/answer.ts';
import type { Skip } from './corpus/read.ts';

/** Options of one question. */
export interface AskOptions {
  /** The caller's id, handed back in the answer. */
  readonly id?: string;
  /** The most sentences to cite; 1 to 5, default 3. */
  readonly limit?: number;
  /** The moment the question is asked: later articles are not seen, "yesterday" counts from it. Default: the newest article. */
  readonly at?: Date;
  /** Earlier questions of the same conversation, oldest first; a follow-up is read against them. */
  readonly thread?: readonly string[];
}

/** What is indexed, by publisher, and what was not and why. */
export interface Sources {
  readonly articles: number;
  readonly sentences: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly updated: string;
  readonly publishers: readonly {
    readonly publisher: string | null;
    readonly articles: number;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly skipped: readonly Skip[];
}

/** The engine: a corpus that was read and indexed, and the questions it answers. */
export interface Dateline {
  ask(question: string, options?: AskOptions): Promise<Answer>;
  sources(): Sources;
}

export interface DatelineOptions {
  /** Files and folders to read. */
  readonly corpus: readonly string[];
  /** Told as reading goes on: bytes read of bytes in all. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
  /** The clock, for `tookMs` and `updated`; default the system's. */
  readonly now?: () => Date;
}

/** Reads and indexes `corpus`. Bad files and lines do not throw: they are in `sources().skipped`. */
export declare function createDateline(options: DatelineOptions): Promise<Dateline>;
