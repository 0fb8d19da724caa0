import type { Intake } from '../corpus/intake.ts';
import type { Skip } from '../corpus/read.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { LocalIndex } from '../retrieval/index.ts';
import type { Version } from './library.ts';
import type { Progress } from './progress.ts';

/** Articles that questions are put to, and what is known of how they came in. */
export interface Corpus {
  readonly archive: Archive;
  readonly index: LocalIndex;
  readonly intake: Intake;
  /** When it was last read, or an article last came in. */
  readonly updated: () => Date;
  /** What was not taken in, and why; another list when it changes. */
  readonly skipped: () => readonly Skip[];
  versions(id: string): readonly Version[];
  /** Calls back with the ids of articles that say something else than before, until the returned function is called. */
  onChanged(listener: (ids: readonly string[]) => void): () => void;
  progress(): Progress;
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What every corpus is opened with. */
export interface CorpusOptions {
  /** Files and folders to read. */
  readonly paths: readonly string[];
  readonly archive: Archive;
  readonly index: LocalIndex;
  readonly now: () => Date;
  readonly onProgress?: ((readBytes: number, totalBytes: number) => void) | undefined;
}
