import { existsSync, statSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { feedbackCounts, isOnServer, openStore, storeName } from '../../../src/index.ts';
import type { Host } from '../host.ts';
import { isThere } from '../setup/store-place.ts';
import { type Finding, failed, ok } from './finding.ts';

/** A store that is not there yet is made by `serve`: looking must not make one. */
export async function storeFinding(place: string, { now }: Host): Promise<Finding> {
  const name = storeName(place);
  const todo = isOnServer(place)
    ? 'DATABASE_URL names a PostgreSQL server, and a user who may make tables there'
    : 'DATELINE_DATA names a folder that Dateline may write to';
  try {
    if (!isThere(place)) {
      const folder = nearestFolder(place);
      if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`);
      await access(folder, constants.W_OK);
      return ok(`store: ${name}, made when serve starts`);
    }
    const database = await openStore(place, now());
    try {
      const { useful, useless } = await feedbackCounts(database);
      return ok(`store: ${name}; answers found useful ${useful}, not useful ${useless}`);
    } finally {
      await database.close();
    }
  } catch (error) {
    return failed(storeTrouble(name, error as Error), todo);
  }
}

/** A server's trouble says itself where it comes from. */
function storeTrouble(name: string, { message }: Error): string {
  return message.startsWith('store: ') ? message : `store: ${name}: ${message}`;
}

function nearestFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
