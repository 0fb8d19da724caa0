import { basename } from 'node:path';
import { watch } from 'chokidar';

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

/** Watches files and folders, until it is closed; resolves once nothing escapes it any more. */
export async function watchFiles(
  paths: readonly string[],
  { onStir, onTrouble, every = EVERY }: WatchOptions,
): Promise<Watching> {
  const isHidden = (path: string) => basename(path).startsWith('.') && !paths.includes(path);
  const watcher = watch([...paths], { ignored: isHidden, ignoreInitial: true });
  watcher.on('all', (_, path) => onStir(path)).on('error', onTrouble);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  const timer = setInterval(() => onStir(), every);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await watcher.close();
    },
  };
}
