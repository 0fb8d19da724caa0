import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Intake } from '../corpus/intake.ts';
import type { Skip } from '../corpus/read.ts';
import type { Log } from '../log.ts';
import { compact } from './compact.ts';
import type { Corpus, CorpusOptions } from './corpus.ts';
import { Folder } from './folder.ts';
import { holdFolder, type Release } from './hold.ts';
import { snapshotKey } from './key.ts';
import { memoryLedger } from './ledger/memory.ts';
import { openLedger, readLedger } from './ledger.ts';
import { Library } from './library.ts';
import { Looks } from './looks.ts';
import { pauses } from './pause.ts';
import { plainReader, type Reader } from './reader.ts';
import { isFile } from './register.ts';
import { loadSnapshot, saveSnapshot } from './snapshot.ts';
import { workerReader } from './worker-reader.ts';

export interface LivingOptions extends CorpusOptions {
  /** Where what was read is kept; null keeps it in memory only. */
  readonly folder: string | null;
  /** Reads what is kept, and writes nothing. */
  readonly isReadOnly?: boolean | undefined;
  /** Follow the files as they change. */
  readonly watch: boolean;
  readonly log: Log;
  readonly reader?: Reader | undefined;
  /** How long a file must have been left alone, in milliseconds. */
  readonly settle?: number | undefined;
  /** The ledger is written anew once so many of its bytes are dead, and more than live. */
  readonly leastDead?: number | undefined;
  /** Keeps other processes out of the folder; default by a socket. */
  readonly hold?: ((folder: string) => Promise<Release>) | undefined;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step?: ((name: string) => Promise<void>) | undefined;
}

/** Half-written files are waited for this long after they were last written to. */
const SETTLE = 400;
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
  const { paths, archive, index, now, folder, log, settle = SETTLE, step = async () => {} } = options;
  const { isReadOnly = false } = options;
  const isWritten = folder !== null && !isReadOnly;
  if (isWritten) mkdirSync(folder, { recursive: true });
  const release = isWritten ? await (options.hold ?? holdFolder)(folder) : async () => {};
  const ledgerPath = folder === null ? null : join(folder, 'articles.ledger');
  const written = ledgerPath === null || isReadOnly ? null : openLedger(ledgerPath, log);
  const ledger = written ?? (ledgerPath === null ? memoryLedger() : readLedger(ledgerPath));
  const kept = folder === null ? null : { path: join(folder, 'index.snapshot'), key: snapshotKey(paths) };
  const reader = options.reader ?? (isReadOnly ? plainReader : workerReader)(archive.vocabulary);
  const pause = pauses();
  const library = new Library({ archive, index, ledger, reader, pause, step });
  const snapshot = kept && loadSnapshot(kept.path, kept.key, ledger, log);
  if (snapshot !== null) library.load(snapshot);

  let isRead = false;
  let progress = { readBytes: 0, totalBytes: 0, isReady: false };
  let skipped: readonly Skip[] = [];
  let updated = now();
  let closed = false;
  const files = new Folder(
    {
      paths,
      library,
      reader,
      now,
      settle,
      isEnding: () => closed,
      onProgress(readBytes, totalBytes) {
        if (!isRead) options.onProgress?.(readBytes, totalBytes);
        progress = { readBytes, totalBytes, isReady: readBytes === totalBytes && isRead };
      },
    },
    snapshot?.files,
  );

  let savedAt = archive.revision;
  const save = async (): Promise<void> => {
    if (kept === null || isReadOnly || archive.revision === savedAt) return;
    const revision = archive.revision;
    if (written !== null) {
      await library
        .compact((held) => compact(written, held, { least: options.leastDead, pause, step }))
        // It goes on as it was: a full disk may still have room for the index.
        .catch((error) => log.error('library: the ledger could not be written anew', error));
    }
    await library.quietly((state) =>
      saveSnapshot(kept.path, kept.key, { ...state, files: files.records }, { pause, step }),
    );
    savedAt = revision;
  };

  const later = saving(() =>
    save().catch((error) => log.error('library: the index could not be kept', error)),
  );

  const replayed = library.replay(snapshot?.ledger.end ?? 0, (from) => snapshot === null && isFile(from));
  const looks = new Looks({
    after: replayed,
    look: () => files.look(),
    onLooked(looked) {
      skipped = looked.skipped;
      updated = now();
    },
    onSettled: () => later.after(archive.revision - savedAt),
    onFailed(error) {
      if (!closed) log.error('corpus: the files could not be looked at', error);
    },
  });

  const ready = (async () => {
    await replayed;
    await looks.look();
    isRead = true;
    progress = { ...progress, isReady: true };
    await save();
  })();
  // What comes in finds the thread that reads it started.
  void ready.then(() => (options.watch ? reader.cut([]) : undefined)).catch(() => {});
  const watching = options.watch
    ? import('../corpus/watch.ts').then(({ watchFiles }) =>
        watchFiles(paths, {
          onStir: (path) => looks.stir(path),
          onTrouble: (error) =>
            log.warn('corpus: not all changes of files are told; they are looked for', error),
        }),
      )
    : null;

  const intake: Intake = {
    async take(arrivals) {
      const taken = await library.take(arrivals);
      updated = now();
      later.after(archive.revision - savedAt);
      return taken;
    },
    withdraw: (ids) => library.withdraw(ids),
  };

  return {
    archive,
    index,
    intake,
    updated: () => updated,
    skipped: () => skipped,
    versions: (id) => library.versions(id),
    onChanged: (listener) => library.onChanged(listener),
    progress: () => progress,
    ready,
    isKept: snapshot !== null,
    look: () => looks.look(),
    async close() {
      closed = true;
      later.cancel();
      await (await watching)?.close();
      await looks.end();
      await ready.catch(() => {});
      await save();
      await reader.close();
      ledger.close();
      await release();
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
