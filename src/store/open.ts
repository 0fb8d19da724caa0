import type { Log } from '../log.ts';
import { isOnServer } from './address.ts';
import type { Database } from './database.ts';
import { migrate } from './migrations.ts';
import { movedTo } from './moving.ts';
import { SCHEMA } from './schema.ts';

export interface OpenOptions {
  /** Opens one that was moved to a server, too; otherwise that is an error, or both would go on. */
  readonly evenMoved?: boolean;
  /** Told when a file could be read by others. */
  readonly log?: Log;
}

/**
 * Opens the store, made and brought up to date when it is not: on a server by its `postgres://…` address, in a file by its
 * path, or, as `:memory:`, in one that is forgotten.
 */
export function openStore(where: string, now: Date, options: OpenOptions = {}): Promise<Database> {
  return isOnServer(where) ? openServer(where, now) : openFile(where, now, options);
}

async function openServer(address: string, now: Date): Promise<Database> {
  const { openPostgres } = await import('./postgres.ts');
  const migrating = openPostgres(address, { statement: LONGEST_MIGRATION });
  try {
    // Tables that two processes make at the same moment are an error there, transaction or not.
    await migrating.alone(() => migrate(migrating, SCHEMA, now));
  } finally {
    await migrating.close();
  }
  return openPostgres(address);
}

/** A step over many rows, or another process's, in milliseconds. */
const LONGEST_MIGRATION = 600_000;

async function openFile(path: string, now: Date, { evenMoved = false, log }: OpenOptions): Promise<Database> {
  // Loaded here: a question on the command line needs no database.
  const { openLibsql } = await import('./libsql.ts');
  const database = openLibsql(path, log);
  try {
    await migrate(database, SCHEMA, now);
    const place = evenMoved ? null : await movedTo(database);
    if (place !== null) throw new Error(`store: ${path} was moved to ${place}: set DATABASE_URL`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
