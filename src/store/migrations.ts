import type { Database } from './database.ts';

/**
 * One step of the schema. Numbered by its place and never changed once released; a change is a new step.
 * The SQL is what SQLite and PostgreSQL both read.
 */
export interface Migration {
  readonly name: string;
  readonly sql: readonly string[];
}

/** Brings a database up to date: each step is taken once, though several processes start on one file. */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  now: Date,
): Promise<void> {
  await database.query(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, taken TEXT NOT NULL)',
  );
  for (const [index, { name, sql }] of migrations.entries()) {
    await database.transaction(async (inside) => {
      const taken = await inside.query(
        'INSERT INTO migrations (number, name, taken) VALUES (?, ?, ?) ON CONFLICT (number) DO NOTHING RETURNING number',
        [index + 1, name, now.toISOString()],
      );
      if (taken.length === 0) return;
      for (const statement of sql) await inside.query(statement);
    });
  }
}
