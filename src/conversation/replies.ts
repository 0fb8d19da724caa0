import type { Answer } from '../answering/answer.ts';
import type { Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { before } from './time.ts';
import type { Place } from './types.ts';

/** What was replied: an answer, from which its buttons make other pages, or a page as it is. */
export type Kept =
  | { readonly answer: Answer; readonly message?: undefined }
  | { readonly message: Message; readonly answer?: undefined };

export type Verdict = 'useful' | 'useless';

/** Replies under short ids, so that their buttons work after a restart, and what people thought of them. */
export class Replies {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async keep(
    id: string,
    { platform, workspace }: Pick<Place, 'platform' | 'workspace'>,
    kept: Kept,
    now: Date,
  ): Promise<void> {
    await this.#database.query(
      'INSERT INTO replies (id, platform, workspace, body, made) VALUES (?, ?, ?, ?, ?)',
      [id, platform, workspace, JSON.stringify(kept), now.toISOString()],
    );
  }

  /** Null when it is not kept any longer, or belongs to another workspace; a schedule of a file may have named none. */
  async find(id: string, { platform, workspace }: Place, now: Date): Promise<Kept | null> {
    const [row] = await this.#database.query<{ body: string }>(
      `SELECT body FROM replies WHERE id = ? AND platform = ? AND workspace IN (?, '') AND made >= ?`,
      [id, platform, workspace, before(now, KEPT_DAYS)],
    );
    return row === undefined ? null : (JSON.parse(row.body) as Kept);
  }

  /** Counts one verdict a person a reply; the last one holds. */
  async judge(id: string, person: string, verdict: Verdict, question: string, now: Date): Promise<void> {
    await this.#database.query(
      `INSERT INTO feedback (reply, person, verdict, question, given) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (reply, person) DO UPDATE SET verdict = excluded.verdict, given = excluded.given`,
      [id, person, verdict, question, now.toISOString()],
    );
  }

  async forgetOld(now: Date): Promise<void> {
    await this.#database.query('DELETE FROM replies WHERE made < ?', [before(now, KEPT_DAYS)]);
  }
}

const KEPT_DAYS = 30;

/** Keeps a page for a button to show, under the id that is returned. */
export async function keepPage(
  database: Database,
  place: Pick<Place, 'platform' | 'workspace'>,
  message: Message,
  now: Date,
): Promise<string> {
  const id = newReplyId();
  await new Replies(database).keep(id, place, { message }, now);
  return id;
}

/** How many people found a reply useful, and how many did not. */
export async function feedbackCounts(database: Database): Promise<Readonly<Record<Verdict, number>>> {
  const rows = await database.query<{ verdict: Verdict; people: number }>(
    'SELECT verdict, COUNT(*) AS people FROM feedback GROUP BY verdict',
  );
  const count = (verdict: Verdict) => Number(rows.find((row) => row.verdict === verdict)?.people ?? 0);
  return { useful: count('useful'), useless: count('useless') };
}

/** Twelve letters and digits: short enough for a button, too many to guess. */
export function newReplyId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join('');
}
