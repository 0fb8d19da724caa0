import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isOnServer, type Settings } from '../../../src/index.ts';

/** Where the store is: on the server of `DATABASE_URL`, else in a file in the folder `DATELINE_DATA` names. */
export function storePlace(folder: string, { database, data }: Pick<Settings, 'database' | 'data'>): string {
  return database ?? storeFile(folder, data);
}

/** The store's file in a folder of data. */
export function storeFile(folder: string, data: string): string {
  return join(resolve(folder, data), 'dateline.db');
}

/** Whether there is a store to be opened; what only looks must not make one. */
export function isThere(place: string): boolean {
  return isOnServer(place) || existsSync(place);
}
