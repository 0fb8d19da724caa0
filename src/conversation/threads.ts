import type { Database } from '../store/database.ts';
import { before } from './time.ts';
import type { Incoming } from './types.ts';

/** The earlier questions of each thread, for follow-ups; in the store, so that a restart does not forget them. */
export class Threads {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The last questions of the thread that something was said in, oldest first. */
  async earlier(incoming: Incoming, now: Date): Promise<string[]> {
    const rows = await this.#database.query<{ question: string }>(
      `SELECT question FROM thread_questions
       WHERE platform = ? AND workspace = ? AND channel = ? AND thread = ? AND asked >= ? AND event <> ?
       ORDER BY asked DESC LIMIT ${LONGEST_THREAD}`,
      [...placeOf(incoming), before(now, KEPT_DAYS), incoming.eventId],
    );
    return rows.map(({ question }) => question).reverse();
  }

  /** Adds a question that was answered; an event that is answered again adds it once. */
  async add(incoming: Incoming, question: string, now: Date): Promise<void> {
    await this.#database.query(
      `INSERT INTO thread_questions (event, platform, workspace, channel, thread, question, asked)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event) DO NOTHING`,
      [incoming.eventId, ...placeOf(incoming), question, now.toISOString()],
    );
  }

  async forgetOld(now: Date): Promise<void> {
    await this.#database.query('DELETE FROM thread_questions WHERE asked < ?', [before(now, KEPT_DAYS)]);
  }
}

const LONGEST_THREAD = 10;
const KEPT_DAYS = 7;

/** Outside a thread everybody has one of their own in each channel, or one person's "and when?" would follow another's question. */
function placeOf({ platform, workspace, channel, thread, user }: Incoming): string[] {
  return [platform, workspace, channel, thread ?? `of ${user}`];
}
