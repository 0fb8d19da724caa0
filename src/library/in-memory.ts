import type { Archive } from '../retrieval/archive.ts';
import type { LocalIndex } from '../retrieval/index.ts';
import { memoryLedger } from './ledger/memory.ts';
import { Library } from './library.ts';
import { pauses } from './pause.ts';
import { plainReader } from './reader.ts';

/** A library over an archive that was filled without one; what is in it came in at `from`, ISO date-time. */
export function libraryOf({
  archive,
  index,
  onChanged,
  from,
}: {
  readonly archive: Archive;
  readonly index: LocalIndex;
  readonly onChanged: (ids: readonly string[]) => void;
  readonly from: string;
}): Library {
  const reader = plainReader(archive.vocabulary);
  const ledger = memoryLedger();
  const library = new Library({ archive, index, ledger, reader, onChanged, pause: pauses() });
  library.adopt(
    [...archive.articles()].map(({ article }) => article),
    from,
  );
  return library;
}
