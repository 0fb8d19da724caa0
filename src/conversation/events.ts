import type { Database } from '../store/database.ts';
import { before, later } from './time.ts';
import type { Left } from './types.ts';

/**
 * Which events were answered. Platforms deliver an event again when they are not sure that it arrived: while it is leased
 * somebody is answering it, once it is posted nobody needs to.
 */
export class Events {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Takes an event to answer it: the end of the lease, which no other lease of it has; null when it was posted, or when somebody
   * else's lease still runs. `asked` is for whoever takes it up.
   */
  async take(id: string, asked: Left | null, now: Date): Promise<string | null> {
    const until = later(now, LEASE_SECONDS);
    const taken = await this.#database.query(
      `INSERT INTO events (id, leased_until, seen, asked) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET leased_until = excluded.leased_until
       WHERE events.posted IS NULL AND events.leased_until <= excluded.seen
       RETURNING id`,
      [id, until, now.toISOString(), asked && JSON.stringify(asked)],
    );
    return taken.length > 0 ? until : null;
  }

  /** Its lease runs on, as whoever answers it is alive: the new end; null when somebody else has taken it, or posted a reply. */
  async renew(id: string, lease: string, now: Date): Promise<string | null> {
    const until = later(now, LEASE_SECONDS);
    const renewed = await this.#database.query(
      'UPDATE events SET leased_until = ? WHERE id = ? AND leased_until = ? AND posted IS NULL RETURNING id',
      [until, id, lease],
    );
    return renewed.length > 0 ? until : null;
  }

  /** What was asked on a platform and not answered, and nobody is answering any more. Oldest first. */
  async left(platform: string, now: Date): Promise<Left[]> {
    const rows = await this.#database.query<{ asked: string }>(
      `SELECT asked FROM events WHERE seen > ? AND leased_until <= ? AND posted IS NULL AND asked IS NOT NULL
       ORDER BY seen`,
      [later(now, -LEFT_SECONDS), now.toISOString()],
    );
    return rows.map(({ asked }) => JSON.parse(asked) as Left).filter((left) => left.platform === platform);
  }

  async posted(id: string, now: Date): Promise<void> {
    const at = now.toISOString();
    await this.#database.query(
      `INSERT INTO events (id, leased_until, posted, seen) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET posted = excluded.posted, asked = NULL`,
      [id, at, at, at],
    );
  }

  /** Forgets what was asked once nobody would take it up any more, and the events themselves a month later. */
  async forgetOld(now: Date): Promise<void> {
    await this.#database.query('UPDATE events SET asked = NULL WHERE asked IS NOT NULL AND seen <= ?', [
      later(now, -LEFT_SECONDS),
    ]);
    await this.#database.query('DELETE FROM events WHERE seen < ?', [before(now, KEPT_DAYS)]);
  }
}

/** Shorter than a minute, which is when Slack delivers for the third time. */
export const LEASE_SECONDS = 50;
/** Later an answer is of no use, and Discord takes none after fifteen minutes. */
const LEFT_SECONDS = 10 * 60;
/** No platform delivers an event again after so long. */
const KEPT_DAYS = 30;
