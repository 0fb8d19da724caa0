import { randomBytes } from 'node:crypto';
import type { Database, Row } from '../../store/database.ts';
import { badQuietDays } from './runs.ts';
import { type NewSchedule, SCHEDULE_DEFAULTS, type Schedule, type ScheduleChange } from './schedule.ts';

/** Keeps a new schedule; its first slot is the first due time after `now`. An id that is taken is an error. */
export async function addSchedule(database: Database, made: NewSchedule, now: Date): Promise<Schedule> {
  const schedule: Schedule = { ...SCHEDULE_DEFAULTS, id: newId(), ...made, createdAt: now.toISOString() };
  checkQuietDays(schedule);
  const { id, platform, workspace, channel, paused, createdBy, createdAt } = schedule;
  await database.query(
    `INSERT INTO schedules (id, platform, workspace, channel, paused, seen, created_by, created, settings)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, platform, workspace, channel, Number(paused), createdAt, createdBy, createdAt, settingsOf(schedule)],
  );
  return schedule;
}

/** All schedules, in the order they were made. */
export async function listSchedules(database: Database): Promise<Schedule[]> {
  const rows = await database.query<ScheduleRow>('SELECT * FROM schedules ORDER BY created, id');
  return rows.map(scheduleOf);
}

/** One schedule, of whichever channel. */
export async function findSchedule(database: Database, id: string): Promise<Schedule | null> {
  const [row] = await database.query<ScheduleRow>('SELECT * FROM schedules WHERE id = ?', [id]);
  return row === undefined ? null : scheduleOf(row);
}

/** Changes a schedule from `now` on: what would have been due before is not made up for. Null when there is none. */
export function changeSchedule(
  database: Database,
  id: string,
  change: ScheduleChange,
  now: Date,
): Promise<Schedule | null> {
  return database.transaction(async (inside) => {
    const schedule = await findSchedule(inside, id);
    if (schedule === null) return null;
    const changed = { ...schedule, ...change };
    checkQuietDays(changed);
    await inside.query('UPDATE schedules SET settings = ?, seen = ? WHERE id = ?', [
      settingsOf(changed),
      now.toISOString(),
      id,
    ]);
    return changed;
  });
}

/**
 * Stops a schedule until it is resumed; what is due and not yet begun is left out. `because` is why, where nobody asked for
 * it. False when there is none.
 */
export function pauseSchedule(
  database: Database,
  id: string,
  now: Date,
  because: string | null = null,
): Promise<boolean> {
  return database.transaction(async (inside) => {
    const paused = await inside.query(
      'UPDATE schedules SET paused = 1, paused_because = ? WHERE id = ? RETURNING id',
      [because, id],
    );
    await inside.query(
      `UPDATE slots SET state = 'skipped', settled = ?, note = 'the schedule was paused'
       WHERE schedule = ? AND state = 'due' AND asked = 0`,
      [now.toISOString(), id],
    );
    return paused.length > 0;
  });
}

/** A workspace, or one channel of it, in its platform's own ids. */
interface Place {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string | null;
}

/** Pauses what is posted in a place that takes no posts any more; how many it was. */
export async function pausePlace(
  database: Database,
  { platform, workspace, channel }: Place,
  because: string,
  now: Date,
): Promise<number> {
  const there = (await listSchedules(database)).filter((each) => {
    // A file may name the workspace with the channel alone: `T1/C1`.
    const [last, first = ''] = each.channel.split('/').toReversed();
    const home = each.workspace || first;
    const isHere = home === workspace || (home === '' && channel !== null);
    return !each.paused && each.platform === platform && isHere && (channel ?? last) === last;
  });
  for (const { id } of there) await pauseSchedule(database, id, now, because);
  return there.length;
}

/** Lets a schedule go on from `now`; nothing of the pause is made up for. False when there is none. */
export async function resumeSchedule(database: Database, id: string, now: Date): Promise<boolean> {
  const resumed = await database.query(
    'UPDATE schedules SET paused = 0, paused_because = NULL, seen = CASE paused WHEN 1 THEN ? ELSE seen END WHERE id = ? RETURNING id',
    [now.toISOString(), id],
  );
  return resumed.length > 0;
}

/** Removes a schedule and what it has not posted yet. False when there is none. */
export function removeSchedule(database: Database, id: string, now: Date): Promise<boolean> {
  return database.transaction(async (inside) => {
    const removed = await inside.query('DELETE FROM schedules WHERE id = ? RETURNING id', [id]);
    const settled = [now.toISOString(), id];
    await inside.query(
      `UPDATE outbox SET state = 'failed', settled = ?, note = 'the schedule was removed'
       WHERE schedule = ? AND state = 'due'`,
      settled,
    );
    // What has begun to be posted is finished; its slot is settled with it.
    await inside.query(
      `UPDATE slots SET state = 'skipped', settled = ?, note = 'the schedule was removed'
       WHERE schedule = ? AND (state IN ('due', 'claimed') OR state = 'composed' AND NOT EXISTS (
         SELECT 1 FROM outbox WHERE outbox.schedule = slots.schedule AND outbox.due = slots.due
           AND outbox.state IN ('claimed', 'sent')))`,
      settled,
    );
    return removed.length > 0;
  });
}

/** A row of `schedules`. */
export interface ScheduleRow extends Row {
  readonly id: string;
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
  readonly paused: number;
  readonly paused_because: string | null;
  readonly seen: string;
  readonly created_by: string;
  readonly created: string;
  readonly settings: string;
}

/** The schedule in a row. */
export function scheduleOf(row: ScheduleRow): Schedule {
  const { id, platform, workspace, channel, created_by: createdBy, created: createdAt } = row;
  // Settings added by a later version have their defaults in rows of an earlier one.
  const settings = { ...SCHEDULE_DEFAULTS, ...(JSON.parse(row.settings) as Settings) };
  const paused = row.paused === 1;
  const pausedBecause = row.paused_because;
  return { ...settings, id, platform, workspace, channel, paused, pausedBecause, createdBy, createdAt };
}

/** What of a schedule no SQL looks at. */
export type Settings = Omit<
  Schedule,
  'id' | 'platform' | 'workspace' | 'channel' | 'paused' | 'pausedBecause' | 'createdBy' | 'createdAt'
>;

/** The settings as they are kept: the same text for the same settings. */
export function settingsOf(schedule: Settings): string {
  const { timing, subjects, publishers, length, quietDays, policy, latestMinutes, chart, silentWhenEmpty } =
    schedule;
  const kept: Settings = {
    timing,
    subjects,
    publishers,
    length,
    quietDays,
    policy,
    latestMinutes,
    chart,
    silentWhenEmpty,
  };
  return JSON.stringify(kept);
}

function checkQuietDays({ quietDays }: Settings): void {
  const bad = badQuietDays(quietDays);
  if (bad.length === 0) return;
  throw new RangeError(
    `schedule: not a quiet day: ${bad.join(', ')}; write 2026-12-25, 12-25 or 2026-12-24..2027-01-01`,
  );
}

/** Short enough to type: `k3x9pq`. */
function newId(): string {
  return Array.from(randomBytes(6), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** 32 of them, none that looks like another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
