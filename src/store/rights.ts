import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../log.ts';

/**
 * Makes the store's file its owner's alone, and takes from others what rights they have to one that is there: addresses of feeds
 * stand in it, some with a password. Where rights cannot be changed they stay as they are. Windows keeps its own.
 */
export function keepToOwner(path: string, log: Log | undefined): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  makeOwn(path);
  try {
    // What a process that was killed has left beside it holds the same. SQLite gives new ones the rights of the file.
    const narrowed = [path, `${path}-wal`, `${path}-shm`].filter(narrow);
    if (narrowed.length > 0)
      log?.info(`store: ${path} could be read by others on this machine, and cannot now`);
  } catch (error) {
    log?.warn(`store: others on this machine can read ${path}, and its rights cannot be changed`, error);
  }
}

/** Only where there is none: closing a file that SQLite has open elsewhere in this process would end its locks. */
function makeOwn(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Whether others had any rights to a file. */
function narrow(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & OTHERS) === 0) return false;
  chmodSync(path, mode & ~OTHERS & 0o777);
  return true;
}

/** Group and everybody. */
const OTHERS = 0o077;
