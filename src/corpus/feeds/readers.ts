import type { Database } from '../../store/database.ts';
import { hasEnded, processOf, type ReaderProcess } from './reader-process.ts';

/** A sign of life of a process that reads feeds as they are due; null once it has ended. */
export async function beatReader(
  database: Database,
  now: Date | null,
  reader: ReaderProcess = processOf(),
): Promise<void> {
  const process = keyOf(reader);
  if (now === null) {
    await database.query('DELETE FROM feed_readers WHERE process = ?', [process]);
    return;
  }
  const silent = new Date(now.getTime() - LONGEST_SILENCE).toISOString();
  await database.query('DELETE FROM feed_readers WHERE beat < ?', [silent]);
  await database.query(
    'INSERT INTO feed_readers (process, beat) VALUES (?, ?) ON CONFLICT (process) DO UPDATE SET beat = excluded.beat',
    [process, now.toISOString()],
  );
}

/** Whether some process reads feeds as they are due: one that has given a sign lately, and was not killed since. */
export async function isReaderAlive(database: Database, now: Date): Promise<boolean> {
  const rows = await database.query<{ process: string; beat: string }>(
    'SELECT process, beat FROM feed_readers',
  );
  return rows.some(
    ({ process, beat }) => now.getTime() - Date.parse(beat) < LONGEST_SILENCE && !hasEnded(readerOf(process)),
  );
}

function keyOf({ machine, pid, started }: ReaderProcess): string {
  return JSON.stringify([machine, pid, started]);
}

function readerOf(key: string): ReaderProcess {
  const [machine, pid, started] = JSON.parse(key) as [string, number, string | null];
  return { machine, pid, started };
}

/** It gives a sign every twenty seconds, and before every feed. */
const LONGEST_SILENCE = 90_000;
