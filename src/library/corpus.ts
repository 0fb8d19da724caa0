import type { Intake } from '../corpus/intake.ts';
import type { Archive } from '../retrieval/archive.ts';
import type { LocalIndex } from '../retrieval/index.ts';
import type { Version } from './library.ts';
import type { StatusOptions, Told } from './status.ts';

/** Articles that questions are put to, and what is known of how they came in. */
export interface Corpus extends Told {
  readonly archive: Archive;
  readonly index: LocalIndex;
  readonly intake: Intake;
  /** The texts an article had, oldest first; of very many the first and the newest, none for an id that never came. */
  versions(id: string): readonly Version[];
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** What every corpus is opened with. */
export interface CorpusOptions extends StatusOptions {
  /** Files and folders to read. */
  readonly paths: readonly string[];
  readonly archive: Archive;
  readonly index: LocalIndex;
}
