import type { Arrival, Intake, Taken } from '../corpus/intake.ts';
import type { Log } from '../log.ts';
import type { Cluster } from '../retrieval/opensearch.ts';
import { ArchiveUnavailable } from '../unavailable.ts';
import type { Version } from './library.ts';
import { bring, keyOf, type OnRefused, withdraw } from './shared/bring.ts';
import { lookAtFiles } from './shared/look.ts';
import { Status, type StatusOptions, type Told } from './status.ts';
import { turns } from './turns.ts';

/** Articles in a cluster, which other processes may fill too; of changes it tells those that came in here. */
export interface SharedCorpus extends Told {
  readonly intake: Intake;
  /** Oldest first; none for an id that never came. */
  versions(id: string): Promise<readonly Version[]>;
  /** Resolves once all files were read. */
  readonly ready: Promise<void>;
  /** Brings the cluster to what the files say now. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface SharedOptions extends StatusOptions {
  readonly cluster: Cluster;
  /** Files and folders to read; none where other processes do. */
  readonly paths: readonly string[];
  readonly watch: boolean;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** How often files are looked at without a cause, in milliseconds: all are read. */
const EVERY = 15 * 60_000;
/** After so long a cluster that was gone is asked again, in milliseconds. */
const AGAIN = 3_000;
/** Changes of files within this time are looked at together, in milliseconds: all files are read for it. */
const TOGETHER = 5_000;

/** Opens the articles of a cluster, and begins to read the files into it. */
export function openShared(options: SharedOptions): SharedCorpus {
  const { cluster, paths, now, log } = options;
  const status = new Status(options);
  if (paths.length === 0) status.ready();
  let closed = false;
  const inTurn = turns();

  const take = async (arrivals: readonly Arrival[], onRefused: OnRefused): Promise<readonly Taken[]> => {
    const taken = await bring(cluster, arrivals, onRefused);
    status.changed(arrivals.flatMap(({ article }, i) => (taken[i] === 'changed' ? [article.id] : [])));
    status.came();
    return taken;
  };

  const look = async (): Promise<void> => {
    const looked = await lookAtFiles({
      cluster,
      paths,
      now,
      take,
      goesOn: options.watch,
      isFirst: !status.told.progress().isReady,
      onProgress: status.reading,
      isEnding: () => closed,
    });
    if (looked === null) return;
    status.looked(looked.skipped);
    status.ready();
    if (looked.isHalf) onStir();
  };

  /** A cluster that is gone is waited for by who goes on, and not by who has one question. */
  const begin = async (): Promise<void> => {
    for (let told = ''; ; ) {
      try {
        await cluster.prepare();
        return await (paths.length === 0 ? undefined : inTurn(look));
      } catch (error) {
        if (!options.watch || closed || !(error instanceof ArchiveUnavailable)) throw error;
        // Once, however long it takes.
        if (error.message !== told) log.warn('corpus: the files are not read yet', error);
        told = error.message;
        await options.wait(AGAIN);
        if (closed) return;
      }
    }
  };
  const ready = begin();
  // Whoever waits for it hears of it; nobody has to.
  ready.catch(() => {});

  let stirred: NodeJS.Timeout | undefined;
  const onStir = (): void => {
    if (closed || stirred !== undefined) return;
    stirred = setTimeout(() => {
      stirred = undefined;
      inTurn(look).catch((error) => log.error('corpus: the files could not be looked at', error));
    }, TOGETHER);
  };
  const watching =
    options.watch && paths.length > 0
      ? import('../corpus/watch.ts').then(({ watchFiles }) =>
          watchFiles(paths, {
            onStir,
            every: EVERY,
            onTrouble: (error) =>
              log.warn('corpus: not all changes of files are told; they are looked for', error),
          }),
        )
      : null;

  return {
    intake: {
      take: (arrivals) =>
        inTurn(() =>
          take(arrivals, ({ article: { id }, from }, reason) =>
            log.error(
              `corpus: an article of ${from} was left out, ${JSON.stringify(id.slice(0, 100))}`,
              reason,
            ),
          ),
        ),
      withdraw: (ids) => inTurn(() => withdraw(cluster, ids)),
    },
    ...status.told,
    async versions(id) {
      const [earlier, newest] = [await cluster.earlier(id), await cluster.newest(keyOf(id))];
      if (newest === null) return earlier;
      // Kept as an earlier one by somebody whose own text was then not taken.
      const isNewest = ({ article, from }: Version) =>
        from === newest.from && article.text === newest.article.text;
      return [...earlier.filter((each) => !isNewest(each)), newest];
    },
    ready,
    look: () => inTurn(look),
    async close() {
      closed = true;
      clearTimeout(stirred);
      await (await watching)?.close();
      // What is under way.
      await inTurn(async () => {});
      await cluster.close();
    },
  };
}
