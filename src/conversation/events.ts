import type { Database } from '../store/database.ts';
import { before, later } from './time.ts';

/**
 * Which events were answered. Platforms deliver an event again when they are not sure that it arrived: while it is leased
 * somebody is answering it, once it is posted nobody needs to.
 */
export class Events {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes an event to answer it; false when it was posted, or when somebody else's lease still runs. */
  async take(id: string, now: Date): Promise<boolean> {
    const taken = await this.#database.query(
      `INSERT INTO events (id, leased_until, seen) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET leased_until = excluded.leased_until
       WHERE events.posted IS NULL AND events.leased_until <= excluded.seen
       RETURNING id`,
      [id, later(now, LEASE_SECONDS), now.toISOString()],
    );
    return taken.length > 0;
  }

  async posted(id: string, now: Date): Promise<void> {
    const at = now.toISOString();
    await this.#database.query(
      `INSERT INTO events (id, leased_until, posted, seen) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET posted = excluded.posted`,
      [id, at, at, at],
    );
  }

  async forgetOld(now: Date): Promise<void> {
    await this.#database.query('DELETE FROM events WHERE seen < ?', [before(now, KEPT_DAYS)]);
  }
}

/** Shorter than a minute, which is when Slack delivers for the third time. */
const LEASE_SECONDS = 50;
/** No platform delivers an event again after so long. */
const KEPT_DAYS = 30;
