import type { Intake } from '../corpus/intake.ts';
import { readCorpus, type Skip } from '../corpus/read.ts';
import type { Corpus, CorpusOptions } from './corpus.ts';
import type { Library } from './library.ts';

/** Reads a corpus once, into memory: what one question needs, and no more. */
export async function openStill({ paths, archive, index, now, onProgress }: CorpusOptions): Promise<Corpus> {
  const skipped: Skip[] = [];
  let progress = { readBytes: 0, totalBytes: 0 };
  const report = (readBytes: number, totalBytes: number) => {
    progress = { readBytes, totalBytes };
    onProgress?.(readBytes, totalBytes);
  };
  for await (const read of readCorpus(paths, { onProgress: report })) {
    if ('article' in read) index.add(archive.add(read.article));
    else skipped.push(read.skipped);
  }
  let updated = now();
  const from = updated.toISOString();
  const listeners = new Set<(ids: readonly string[]) => void>();
  let library: Promise<Library> | undefined;
  let opened: Library | undefined;
  /** Only where something else comes in, versions have to be kept. */
  const living = () => {
    library ??= import('./in-memory.ts').then(({ libraryOf }) => {
      opened = libraryOf({ archive, index, from });
      for (const listener of listeners) opened.onChanged(listener);
      return opened;
    });
    return library;
  };
  const intake: Intake = {
    async take(arrivals) {
      const taken = await (await living()).take(arrivals);
      updated = now();
      return taken;
    },
    withdraw: async (ids) => (await living()).withdraw(ids),
  };
  return {
    archive,
    index,
    intake,
    updated: () => updated,
    skipped: () => skipped,
    versions(id) {
      if (opened !== undefined) return opened.versions(id);
      const article = archive.get(id)?.article;
      return article === undefined ? [] : [{ article, from }];
    },
    onChanged(listener) {
      listeners.add(listener);
      const end = opened?.onChanged(listener);
      return () => {
        listeners.delete(listener);
        end?.();
      };
    },
    progress: () => ({ ...progress, isReady: true }),
    ready: Promise.resolve(),
    close: async () => {},
  };
}
