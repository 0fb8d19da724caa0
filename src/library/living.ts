import type { Intake } from '../corpus/intake.ts';
import { SETTLE } from '../corpus/whole.ts';
import type { Corpus, CorpusOptions } from './corpus.ts';
import { Folder } from './folder.ts';
import { type KeepingOptions, openKeeping } from './keeping.ts';
import { Library } from './library.ts';
import { Looks } from './looks.ts';
import { pauses } from './pause.ts';
import { plainReader } from './reader.ts';
import { isFile } from './register.ts';
import { tellingSkips } from './skips.ts';
import { Status } from './status.ts';
import { workerReader } from './worker-reader.ts';

export interface LivingOptions extends CorpusOptions, Omit<KeepingOptions, 'pause' | 'step'> {
  /** Follow the files as they change. */
  readonly watch: boolean;
  /** How long a file must have been left alone, in milliseconds. */
  readonly settle?: number | undefined;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step?: ((name: string) => Promise<void>) | undefined;
}

/** Keeping the index costs a second of work: it waits until it has been quiet for so long, or so much has changed. */
const QUIET = 60_000;
const MOST_UNSAVED = 2000;

/** A corpus that can be looked at again. */
export interface LivingCorpus extends Corpus {
  /** It was there at once, from what was kept. */
  readonly isKept: boolean;
  /** Brings it to what the files say now. */
  look(): Promise<void>;
}

/** Opens a corpus that goes on changing: it answers from what was kept at once, and reads on. */
export async function openLiving(options: LivingOptions): Promise<LivingCorpus> {
  const { paths, archive, index, now, log, settle = SETTLE, step = async () => {} } = options;
  const pause = pauses();
  const keeping = await openKeeping({ ...options, pause, step });
  const { ledger, snapshot } = keeping;
  const reader = (options.isReadOnly ? plainReader : workerReader)(archive.vocabulary);
  const status = new Status(options);
  const onChanged = status.changed;
  const library = new Library({ archive, index, ledger, reader, now, onChanged, pause, step });
  if (snapshot !== null) library.load(snapshot);

  let closed = false;
  const files = new Folder(
    { paths, library, reader, now, settle, isEnding: () => closed, onProgress: status.reading },
    snapshot?.files,
  );

  let savedAt = archive.revision;
  const save = async (): Promise<void> => {
    if (archive.revision === savedAt) return;
    const revision = archive.revision;
    await keeping.save(library, () => files.records);
    savedAt = revision;
  };
  const saveWhereItCan = (): Promise<void> =>
    save().catch((error) => log.error('library: the index could not be kept', error));
  const later = saving(saveWhereItCan);

  const tellSkips = tellingSkips(log);
  const replayed = library.replay(snapshot?.ledger.end ?? 0, (from) => snapshot === null && isFile(from));
  const looks = new Looks({
    after: replayed,
    look: () => files.look(),
    onLooked({ skipped }) {
      status.looked(skipped);
      tellSkips(skipped);
    },
    onSettled: () => later.after(archive.revision - savedAt),
    onFailed(error) {
      if (!closed) log.error('corpus: the files could not be looked at', error);
    },
  });

  const ready = (async () => {
    await replayed;
    await looks.look();
    status.ready();
    await saveWhereItCan();
  })();
  // What comes in finds the thread that reads it started.
  void ready.then(() => (options.watch ? reader.cut([]) : undefined)).catch(() => {});
  const watching = options.watch
    ? import('../corpus/watch.ts').then(({ watchFiles }) =>
        watchFiles(paths, {
          onStir: (path) => looks.stir(path),
          onTrouble: (error) =>
            log.warn('corpus: not all changes of files are told; they are looked for', error),
        }).then((watched) => {
          // What changed since the first look, nobody has told.
          looks.stir();
          return watched;
        }),
      )
    : null;

  const intake: Intake = {
    async take(arrivals) {
      const taken = await library.take(arrivals);
      status.came();
      later.after(archive.revision - savedAt);
      return taken;
    },
    withdraw: (ids) => library.withdraw(ids),
  };

  return {
    archive,
    index,
    intake,
    ...status.told,
    versions: (id) => library.versions(id),
    ready,
    isKept: snapshot !== null,
    look: () => looks.look(),
    async close() {
      closed = true;
      later.cancel();
      try {
        await (await watching)?.close();
        await looks.end();
        await ready.catch(() => {});
        await save();
      } finally {
        await reader.close().finally(() => keeping.close());
      }
    },
  };
}

/** Calls `save` once nothing has changed for a while, or too much has. */
function saving(save: () => Promise<void>): { after(changes: number): void; cancel(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    after(changes) {
      clearTimeout(timer);
      if (changes > 0) timer = setTimeout(save, changes >= MOST_UNSAVED ? 0 : QUIET).unref();
    },
    cancel: () => clearTimeout(timer),
  };
}
