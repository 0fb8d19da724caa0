import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** So that a new name in the folder of a path outlives a crash. */
export function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
