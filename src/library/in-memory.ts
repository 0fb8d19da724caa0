import { memoryLedger } from './ledger/memory.ts';
import { Library, type LibraryOptions } from './library.ts';
import { pauses } from './pause.ts';
import { plainReader } from './reader.ts';

/** A library over an archive that was filled without one; what is in it came in at `from`, ISO date-time. */
export function libraryOf({
  from,
  ...options
}: Pick<LibraryOptions, 'archive' | 'index' | 'now' | 'onChanged'> & { readonly from: string }): Library {
  const { archive } = options;
  const reader = plainReader(archive.vocabulary);
  const library = new Library({ ...options, ledger: memoryLedger(), reader, pause: pauses() });
  library.adopt(
    [...archive.articles()].map(({ article }) => article),
    from,
  );
  return library;
}
