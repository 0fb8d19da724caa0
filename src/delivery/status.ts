import type { Database } from '../store/database.ts';

/** A briefing or note that was not posted, and why. */
export interface Trouble {
  /** The slot's due time, or when a note was given up. */
  readonly at: Date;
  readonly what: string;
  readonly reason: string;
}

/** What `doctor` says about delivery. */
export interface DeliveryStatus {
  readonly schedules: number;
  readonly paused: number;
  /** Written and not yet confirmed. */
  readonly waiting: number;
  /** Newest first. */
  readonly troubles: readonly Trouble[];
}

/** How delivery stands, with what went wrong after `since`. */
export async function deliveryStatus(database: Database, since: Date): Promise<DeliveryStatus> {
  const [counts] = await database.query<{ schedules: number; paused: number; waiting: number }>(
    `SELECT (SELECT COUNT(*) FROM schedules) AS schedules,
       (SELECT COUNT(*) FROM schedules WHERE paused = 1) AS paused,
       (SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'claimed', 'sent')) AS waiting`,
  );
  const rows = await database.query<{ at: string; what: string; note: string | null }>(
    `SELECT due AS at, schedule AS what, note FROM slots WHERE state IN ('missed', 'failed') AND settled > ?
     UNION ALL SELECT settled AS at, post AS what, note FROM outbox
       WHERE state IN ('failed', 'expired') AND schedule IS NULL AND settled > ?
     ORDER BY at DESC`,
    [since.toISOString(), since.toISOString()],
  );
  const troubles = rows.map(({ at, what, note }) => ({
    at: new Date(at),
    what,
    reason: note ?? 'no reason is known',
  }));
  const { schedules = 0, paused = 0, waiting = 0 } = counts ?? {};
  return { schedules, paused, waiting, troubles };
}

/** What became of the last slot that somebody asked for; null when there is none. */
export async function lastAsked(database: Database, scheduleId: string): Promise<string | null> {
  const [slot] = await database.query<{ state: string }>(
    'SELECT state FROM slots WHERE schedule = ? AND asked = 1 ORDER BY due DESC LIMIT 1',
    [scheduleId],
  );
  return slot?.state ?? null;
}

/** A briefing that stands in its channel. */
export interface PostedBriefing {
  readonly due: Date;
  /** When the one before it was due. */
  readonly previous: Date | null;
  /** When its main message was put into the outbox. */
  readonly posted: Date;
}

/** The last briefing of a schedule that was posted; null when there is none. */
export async function lastPosted(database: Database, scheduleId: string): Promise<PostedBriefing | null> {
  const rows = await database.query<{ due: string; made: string }>(
    `SELECT slots.due AS due, MIN(outbox.made) AS made FROM slots
     JOIN outbox ON outbox.schedule = slots.schedule AND outbox.due = slots.due
     WHERE slots.schedule = ? AND slots.state = 'posted' GROUP BY slots.due ORDER BY slots.due DESC LIMIT 2`,
    [scheduleId],
  );
  const [last, before] = rows;
  if (last === undefined) return null;
  const previous = before === undefined ? null : new Date(before.due);
  return { due: new Date(last.due), previous, posted: new Date(last.made) };
}

const DAY = 24 * 3_600_000;

/** Settled rows older than this say nothing to anybody, but for `LAST`. Missed slots are looked for within a week only. */
const KEPT = 90 * DAY;

/** Of each schedule so many posted slots stay: the next briefing begins where the last one ended, and that one after the one before. */
const LAST = 2;

/** What a channel has read is remembered for longer: archives are long. */
const READ_KEPT = 400 * DAY;

/** Forgets what is long settled. */
export function prune(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT).toISOString();
  return database.transaction(async (inside) => {
    await inside.query(
      `DELETE FROM slots WHERE settled < ? AND NOT (state = 'posted' AND schedule IN (SELECT id FROM schedules)
         AND ${LAST} > (SELECT COUNT(*) FROM slots AS later
           WHERE later.schedule = slots.schedule AND later.state = 'posted' AND later.due > slots.due))`,
      [before],
    );
    await inside.query('DELETE FROM quoted_sentences WHERE posted < ?', [before]);
    await inside.query(
      `DELETE FROM outbox WHERE settled < ? AND NOT EXISTS (
         SELECT 1 FROM slots WHERE slots.schedule = outbox.schedule AND slots.due = outbox.due)`,
      [before],
    );
    const long = new Date(now.getTime() - READ_KEPT).toISOString();
    await inside.query('DELETE FROM read_sentences WHERE posted < ?', [long]);
    await inside.query('DELETE FROM told_articles WHERE posted < ?', [long]);
    await inside.query('DELETE FROM told_figures WHERE posted < ?', [long]);
  });
}
