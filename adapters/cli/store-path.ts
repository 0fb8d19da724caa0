import { join, resolve } from 'node:path';

/** The store's file in the folder `DATELINE_DATA` names. */
export function storePath(folder: string, data: string): string {
  return join(resolve(folder, data), 'dateline.db');
}
