import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatelineOptions } from '../dateline.ts';
import { holdingsHere } from '../holdings/here.ts';
import type { Holdings } from '../holdings/holdings.ts';
import type { Corpus, CorpusOptions } from '../library/corpus.ts';
import { openStill } from '../library/still.ts';
import type { Log } from '../log.ts';
import { Archive } from '../retrieval/archive.ts';
import { MiniSearchIndex } from '../retrieval/minisearch.ts';

/** The articles where they are kept: in this process, or in a cluster. */
export async function openHoldings(options: DatelineOptions, now: () => Date): Promise<Holdings> {
  const { cluster: settings, corpus: paths, watch = false, log = SILENT, onProgress } = options;
  if (settings === undefined) {
    const archive = new Archive();
    return holdingsHere(
      await openCorpus(options, { archive, index: new MiniSearchIndex(archive.vocabulary), now }),
    );
  }
  const { openCluster } = await import('../retrieval/opensearch.ts');
  const { sharedHoldings } = await import('../holdings/shared.ts');
  const cluster = openCluster({ ...settings, now, sleep });
  const holdings = await sharedHoldings({ cluster, paths, watch, now, wait: sleep, log, onProgress });
  if (!watch) await holdings.ready;
  return holdings;
}

/** Questions about an unchanging corpus load nothing of what a living one needs. */
async function openCorpus(
  { corpus: paths, data, isReadOnly = false, watch = false, log = SILENT, onProgress }: DatelineOptions,
  given: Pick<CorpusOptions, 'archive' | 'index' | 'now'>,
): Promise<Corpus> {
  const folder = data === undefined ? null : join(data, 'library');
  const isKept = folder !== null && (!isReadOnly || existsSync(folder));
  if (!isKept && !watch) return openStill({ ...given, paths, onProgress });
  const { openLiving } = await import('../library/living.ts');
  const corpus = await openLiving({ ...given, paths, onProgress, folder, isReadOnly, watch, log });
  if (!watch || !corpus.isKept) {
    await corpus.ready.catch(async (error: unknown) => {
      await corpus.close();
      throw error;
    });
  }
  return corpus;
}

const SILENT: Log = { info() {}, warn() {}, error() {} };
