import type { Database } from './database.ts';
import { migrate } from './migrations.ts';
import { SCHEMA } from './schema.ts';

/** Opens the store in a file, made and brought up to date when it is not; `:memory:` for one that is forgotten. */
export async function openStore(path: string, now: Date): Promise<Database> {
  // Loaded here: a question on the command line needs no database.
  const { openLibsql } = await import('./libsql.ts');
  const database = openLibsql(path);
  try {
    await migrate(database, SCHEMA, now);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
