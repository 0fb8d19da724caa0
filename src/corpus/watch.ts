import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

export interface WatchOptions {
  /** Something is new, changed or gone, or may be: only a look at the files tells what. With the path, where one is known. */
  readonly onStir: (path?: string) => void;
  /** Watching does not work as it should; what it misses is found by the looks in between. */
  readonly onTrouble: (error: unknown) => void;
  /** How often to stir without a cause, in milliseconds: network folders do not tell what others write to them. */
  readonly every?: number;
}

export interface Watching {
  close(): Promise<void>;
}

const EVERY = 60_000;
/** How often it is asked whether the paths lead where they led, in milliseconds. */
const ROOTS = 500;

/** Watches files and folders, until it is closed; resolves once nothing escapes it any more. */
export async function watchFiles(
  paths: readonly string[],
  { onStir, onTrouble, every = EVERY }: WatchOptions,
): Promise<Watching> {
  const isHidden = (path: string) => basename(path).startsWith('.') && !paths.includes(path);
  const begin = async (): Promise<FSWatcher> => {
    const watcher = watch([...paths], { ignored: isHidden, ignoreInitial: true });
    watcher.on('all', (_, path) => onStir(path)).on('error', onTrouble);
    await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
    return watcher;
  };

  let led = await rootsOf(paths);
  let watcher = await begin();
  /** A watcher holds on to the folder it was given, though it was moved away and another stands in its place. */
  const follow = async (): Promise<void> => {
    const lead = await rootsOf(paths);
    if (lead === led) return;
    led = lead;
    // Two watchers of one path share what they hold on to.
    await watcher.close();
    watcher = await begin();
    onStir();
  };

  let isClosed = false;
  let following = Promise.resolve();
  const roots = setTimeout(() => {
    following = follow()
      .catch(onTrouble)
      .then(() => void (isClosed || roots.refresh()));
  }, ROOTS).unref();
  const timer = setInterval(() => onStir(), every).unref();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      clearTimeout(roots);
      await following;
      await watcher.close();
    },
  };
}

/** Which files and folders the paths lead to; a number of one that is gone may be another's, which began at another time. */
async function rootsOf(paths: readonly string[]): Promise<string> {
  const roots = paths.map((path) =>
    stat(path).then(
      ({ dev, ino, birthtimeMs }) => `${dev} ${ino} ${birthtimeMs}`,
      () => 'none',
    ),
  );
  return (await Promise.all(roots)).join('\n');
}
