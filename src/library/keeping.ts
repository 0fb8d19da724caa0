import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { compact } from './compact.ts';
import type { FileRecord } from './filed.ts';
import { holdFolder, type Release } from './hold.ts';
import { snapshotKey } from './key.ts';
import { memoryLedger } from './ledger/memory.ts';
import { type Ledger, openLedger, readLedger } from './ledger.ts';
import type { Library } from './library.ts';
import { loadSnapshot, type Snapshot, saveSnapshot } from './snapshot.ts';

/** Where a corpus keeps its articles and the index of them. */
export interface Keeping {
  readonly ledger: Ledger;
  /** The index as it was kept last; null where nothing was, or nothing that is any good. */
  readonly snapshot: Snapshot | null;
  /** Keeps the index, and clears the ledger of what nothing needs any more. */
  save(library: Library, files: () => readonly FileRecord[]): Promise<void>;
  /** Lets go of it, whatever goes wrong. */
  close(): Promise<void>;
}

export interface KeepingOptions {
  /** Null keeps all in memory, as long as the process lasts. */
  readonly folder: string | null;
  /** Takes what the folder has, and writes nothing there. */
  readonly isReadOnly?: boolean | undefined;
  /** Of which corpus the index is. */
  readonly paths: readonly string[];
  readonly log: Log;
  /** The ledger is written anew once so many of its bytes are dead, and more than live. */
  readonly leastDead?: number | undefined;
  /** Keeps other processes out of the folder; default by a socket. */
  readonly hold?: ((folder: string) => Promise<Release>) | undefined;
  /** Lets questions be answered in between. */
  readonly pause: () => Promise<void>;
  /** Told what is about to happen, for tests that end the process there. */
  readonly step: (name: string) => Promise<void>;
}

/** Opens what a folder keeps, or a place in memory; a folder that cannot be opened is let go of. */
export async function openKeeping(options: KeepingOptions): Promise<Keeping> {
  const { folder } = options;
  if (folder === null) return unsaved(memoryLedger(), null);
  return options.isReadOnly ? readKept(folder, options) : keepIn(folder, options);
}

/** What comes in is forgotten with the process. */
function unsaved(ledger: Ledger, snapshot: Snapshot | null): Keeping {
  return { ledger, snapshot, save: async () => {}, close: async () => ledger.close() };
}

function readKept(folder: string, { paths, log }: KeepingOptions): Keeping {
  const { ledgerPath, snapshotPath } = pathsIn(folder);
  const ledger = readLedger(ledgerPath);
  return unsaved(ledger, loadSnapshot(snapshotPath, snapshotKey(paths), ledger, log));
}

/** For this process alone. */
async function keepIn(folder: string, options: KeepingOptions): Promise<Keeping> {
  const { log, pause, step } = options;
  mkdirSync(folder, { recursive: true });
  const release = await (options.hold ?? holdFolder)(folder);
  try {
    const { ledgerPath, snapshotPath } = pathsIn(folder);
    const key = snapshotKey(options.paths);
    const ledger = openLedger(ledgerPath, log);
    return {
      ledger,
      snapshot: loadSnapshot(snapshotPath, key, ledger, log),
      save: (library, files) =>
        library.quietly(async (state) => {
          const snapshot = { ...state, files: files() };
          await saveSnapshot(snapshotPath, key, snapshot, { pause, step }).catch((cause: Error) => {
            throw new Error(`library: unable to keep the index in ${folder}: ${cause.message}`, { cause });
          });
          // The snapshot first: killed in between, it must not point at what is cleared away.
          await compact(ledger, state.held, { least: options.leastDead, pause, step }).catch((error) =>
            log.error('library: the ledger could not be written anew', error),
          );
        }),
      async close() {
        try {
          ledger.close();
        } finally {
          await release();
        }
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

function pathsIn(folder: string) {
  return { ledgerPath: join(folder, 'articles.ledger'), snapshotPath: join(folder, 'index.snapshot') };
}
