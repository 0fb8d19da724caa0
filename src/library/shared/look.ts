import { resolve } from 'node:path';
import type { CorpusFile } from '../../corpus/files.ts';
import type { Arrival } from '../../corpus/intake.ts';
import { readCorpus, type Skip } from '../../corpus/read.ts';
import { isWhole, SETTLE } from '../../corpus/whole.ts';
import type { Cluster } from '../../retrieval/opensearch.ts';
import { awayNow, butKept, isUnder } from '../files-now.ts';
import { fileFrom } from '../register.ts';
import { BATCH, type OnRefused, withdraw } from './bring.ts';
import { notSeen, whatIsAway } from './gone.ts';

export interface LookOptions {
  readonly cluster: Cluster;
  readonly paths: readonly string[];
  readonly now: () => Date;
  readonly take: (arrivals: readonly Arrival[], onRefused: OnRefused) => Promise<unknown>;
  /** Whether there will be another look: only then half-written files are left for it. */
  readonly goesOn: boolean;
  /** What is there at the first look was there before anybody looked. */
  readonly isFirst: boolean;
  /** Told how far the first look is: all files are read again by the others. */
  readonly onProgress: (readBytes: number, totalBytes: number) => void;
  /** Whether to leave off. */
  readonly isEnding: () => boolean;
}

/** What came of a look at the files of a cluster's articles. */
export interface Looked {
  readonly skipped: readonly Skip[];
  /** A file may be half written: another look is due. */
  readonly isHalf: boolean;
}

/** Brings a cluster to what the files say, all of which are read. Null where it was left off. */
export async function lookAtFiles(options: LookOptions): Promise<Looked | null> {
  const { cluster, paths, now, take, goesOn, isFirst, onProgress } = options;
  const away = await whatIsAway(cluster, paths);
  const skipped: Skip[] = away.map(awayNow);
  /** Where nobody knows what stands there now. */
  const unread = [...away];
  const leaveOut: OnRefused = ({ article }, reason) => skipped.push({ ...article.origin, reason });
  let isHalf = false;
  const isLeft = async (file: CorpusFile): Promise<boolean> => {
    const isYoung = goesOn && Math.abs(now().getTime() - file.changed) < SETTLE;
    const isLeftNow = isYoung && !(await isWhole(file, null));
    isHalf ||= isLeftNow;
    return isLeftNow;
  };
  const seen = new Set<string>();
  let waiting: Arrival[] = [];
  const there = paths.filter((path) => !away.includes(path));
  for await (const read of readCorpus(there, { isLeft, ...(isFirst && { onProgress }) })) {
    if (options.isEnding()) return null;
    if ('skipped' in read) {
      skipped.push(read.skipped);
      if (read.isUnread) unread.push(read.skipped.path);
    } else {
      const { article } = read;
      seen.add(article.id);
      waiting.push({
        article,
        from: fileFrom(article.origin.path),
        arrived: now().toISOString(),
        backlog: isFirst,
      });
    }
    if (waiting.length === BATCH) {
      await take(waiting, leaveOut);
      waiting = [];
    }
  }
  await take(waiting, leaveOut);
  const { gone, kept } = await notSeen(cluster, paths, seen, unread);
  await withdraw(cluster, gone);
  const isKept = ({ path, line }: Skip) =>
    line === undefined && unread.includes(path) && kept.some((file) => isUnder(resolve(path), file));
  return { skipped: skipped.map((skip) => (isKept(skip) ? butKept(skip) : skip)), isHalf };
}
