import type { Draft } from '../corpus/draft.ts';
import type { Cut } from '../text/parsed.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { cutSigned, type FileWanted, type ReadStep, readFileSteps } from './read-file.ts';

/** Reads files and cuts articles into sentences and terms, by the numbers of one vocabulary. */
export interface Reader {
  read(wanted: FileWanted): AsyncGenerator<ReadStep>;
  cut(drafts: readonly Draft[]): Promise<readonly Cut[]>;
  close(): Promise<void>;
}

/** Reads where it is called: for one question, and where there is no thread to be had. */
export function plainReader(vocabulary: Vocabulary): Reader {
  return {
    read: (wanted) => readFileSteps(wanted, vocabulary),
    cut: async (drafts) => drafts.map((draft) => cutSigned(draft, vocabulary)),
    close: async () => {},
  };
}
