import type { Position } from '../corpus/admission.ts';
import type { CorpusFile } from '../corpus/files.ts';
import type { LinesRead } from '../corpus/json.ts';

/** What a file held when it was last read. */
export interface FileRecord {
  readonly file: CorpusFile;
  readonly entries: readonly FiledEntry[];
  /** How far a file of JSON lines was read, to go on from there; null for any other. */
  readonly lines: FiledLines | null;
  /** Otherwise it could not be read the last time, and is tried again with every look. */
  readonly wasRead: boolean;
}

/** One place of a file: an article, by what it says, or why there is none. */
export type FiledEntry = Position &
  ({ readonly id?: string; readonly url?: string; readonly digest: string } | { readonly reason: string });

/** The lines of a file that were read whole, with their check sum: only when they stand as they were does reading go on behind them. */
export interface FiledLines extends LinesRead {
  readonly sum: number;
}
