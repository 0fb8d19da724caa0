import { Copies } from '../library/copies.ts';
import type { Corpus } from '../library/corpus.ts';
import { type Sources, seenIn, sourcesOf } from '../sources.ts';
import type { Holdings, View } from './holdings.ts';

/** Articles that are all in this process: every question reads the same, and nothing has to be brought. */
export function holdingsHere(corpus: Corpus): Holdings {
  const { archive, index } = corpus;
  const copies = new Copies(archive);
  const counted = whileSame(
    () => [archive.revision, corpus.skipped(), corpus.updated()],
    () => sourcesOf(archive, corpus.skipped(), corpus.updated()),
  );
  const seen = whileSame(
    () => [archive.revision],
    () => seenIn(archive),
  );
  const view: View = {
    archive,
    index,
    areCopies: (one, other) => copies.are(one, other),
    copiesOf: async (id) => copies.of(id),
    seen: async (at) => seen()(at),
    find: async (id) => archive.get(id),
    close: async () => {},
  };
  return {
    read: async (work) => work(view),
    sources(): Sources {
      const { isReady, ...reading } = corpus.progress();
      return isReady ? counted() : { ...counted(), reading };
    },
    versions: async (id) => corpus.versions(id),
    intake: corpus.intake,
    onChanged: (listener) => corpus.onChanged(listener),
    progress: () => corpus.progress(),
    ready: corpus.ready,
    close: () => corpus.close(),
  };
}

/** What `make` gives, made anew only when something it depends on is another. */
function whileSame<Made>(depends: () => readonly unknown[], make: () => Made): () => Made {
  let made: { readonly of: readonly unknown[]; readonly value: Made } | undefined;
  return () => {
    const of = depends();
    if (made === undefined || of.some((each, i) => each !== made!.of[i])) made = { of, value: make() };
    return made.value;
  };
}
