import type { Database, Row } from '../store/database.ts';
import { type ScheduleRow, scheduleOf } from './schedules/kept.ts';
import { runsBetween } from './schedules/runs.ts';
import type { Schedule } from './schedules/schedule.ts';

const MINUTE = 60_000;

/** From this on a briefing says that it is late. */
export const LATE_AFTER = 5 * MINUTE;

/** Missed slots are looked for this far back: after a longer silence, older ones would only fill the table. */
const LOOK_BACK = 7 * 24 * 60 * MINUTE;

/** Clocks of two machines may differ by this much without one having gone back. */
const SKEW = 2 * MINUTE;

/** A moment at which a schedule's briefing is due, as `compose` gets it. */
export interface Slot {
  readonly scheduleId: string;
  readonly due: Date;
  /** Somebody ran it now; no clock made it due. */
  readonly asked: boolean;
  readonly late: Lateness | null;
  /** When this schedule's last briefing was due that was posted. */
  readonly previous: Date | null;
}

export interface Lateness {
  readonly minutes: number;
  /** Ends a sentence: `the bot was not running`. */
  readonly reason: string;
}

/** `Late by 25 minutes: the bot was not running.` */
export function latenessInWords({ minutes, reason }: Lateness): string {
  const hours = Math.floor(minutes / 60);
  const by = hours === 0 ? `${minutes} minutes` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `Late by ${by}: ${reason}.`;
}

/**
 * Makes a row of every due time since it was last looked, each once and for good, whatever the clock does. `reason` is why
 * those that are late by now were not made in time. `last` is when this process looked before; one that has just begun
 * gives the reason for late ones that it finds made, too.
 */
export function makeSlots(
  database: Database,
  now: Date,
  { reason, last }: { readonly reason: string; readonly last: Date | null },
): Promise<void> {
  return database.transaction(async (inside) => {
    if (last === null || now < last) await takeBack(inside, now);
    const rows = await inside.query<ScheduleRow>('SELECT * FROM schedules WHERE paused = 0');
    const isAlone = rows.every(({ seen }) => now.getTime() - Date.parse(seen) > LATE_AFTER);
    for (const row of rows) {
      const schedule = scheduleOf(row);
      // After a jump of the clock back, the time since is looked at again: what was made then is there already.
      const seen = Math.min(Date.parse(row.seen), now.getTime());
      const from = new Date(Math.max(seen, now.getTime() - LOOK_BACK));
      for (const due of runsBetween(schedule, from, now)) {
        const late = now.getTime() - due.getTime() > LATE_AFTER ? reason : null;
        await insertSlot(inside, schedule, due, { asked: false, late });
      }
    }
    await inside.query('UPDATE schedules SET seen = ? WHERE paused = 0 AND created <= ?', [
      now.toISOString(),
      now.toISOString(),
    ]);
    // Where another process has looked for slots just now, it is not for that.
    if (last !== null || !isAlone) return;
    await inside.query(
      `UPDATE slots SET late = ? WHERE state IN ('due', 'claimed') AND late IS NULL AND due < ?`,
      [reason, new Date(now.getTime() - LATE_AFTER).toISOString()],
    );
  });
}

/** A slot because somebody asked for it; at the same moment it is the same slot. */
export async function makeSlotNow(database: Database, schedule: Schedule, now: Date): Promise<void> {
  await insertSlot(database, schedule, now, { asked: true, late: null });
}

/** Applies the policies to the slots nobody has begun with: which are too late, and which the newest one stands for. */
export async function settleMissed(database: Database, now: Date): Promise<MissedSlot[]> {
  const rows = await database.query<SlotRow & { settings: string }>(
    `SELECT slots.*, schedules.settings AS settings FROM slots JOIN schedules ON schedules.id = slots.schedule
     WHERE slots.state = 'due' AND slots.due <= ? ORDER BY slots.due`,
    [now.toISOString()],
  );
  const newest = new Map(rows.filter((row) => row.asked === 0).map((row) => [row.schedule, row.due]));
  const missed: MissedSlot[] = [];
  for (const row of rows) {
    const reason = missedBecause(row, JSON.parse(row.settings) as Schedule, newest.get(row.schedule), now);
    if (reason === null) continue;
    const settled = await database.query(
      `UPDATE slots SET state = 'missed', settled = ?, note = ? WHERE schedule = ? AND due = ? AND state = 'due'
       RETURNING schedule`,
      [now.toISOString(), reason, row.schedule, row.due],
    );
    if (settled.length > 0) missed.push({ scheduleId: row.schedule, due: new Date(row.due), reason });
  }
  return missed;
}

/** A slot that will not be posted, and why. */
export interface MissedSlot {
  readonly scheduleId: string;
  readonly due: Date;
  readonly reason: string;
}

/** A row of `slots`. */
export interface SlotRow extends Row {
  readonly schedule: string;
  readonly due: string;
  readonly platform: string;
  readonly channel: string;
  readonly asked: number;
  readonly state: string;
  readonly owner: string | null;
  readonly beat: number;
  readonly attempts: number;
  readonly next_try: string;
  readonly late: string | null;
}

/** Whether a slot has waited too long to be worth posting. */
export function isTooLate(due: Date, latestMinutes: number, now: Date): boolean {
  return now.getTime() - due.getTime() > latestMinutes * MINUTE;
}

function missedBecause(
  row: SlotRow,
  schedule: Schedule,
  newest: string | undefined,
  now: Date,
): string | null {
  const { policy, latestMinutes } = schedule;
  const due = new Date(row.due);
  if (isTooLate(due, latestMinutes, now)) return `more than ${latestMinutes} minutes late`;
  if (row.asked === 1) return null;
  if (policy === 'latest' && row.due !== newest) return `a newer one was due at ${newest}`;
  if (policy === 'skip' && now.getTime() - due.getTime() > LATE_AFTER)
    return 'missed, and the schedule skips those';
  return null;
}

/** What was given up at a time that has not come yet was judged by a wrong clock: it is judged again. */
async function takeBack(database: Database, now: Date): Promise<void> {
  const ahead = new Date(now.getTime() + SKEW).toISOString();
  await database.query(
    `UPDATE slots SET state = 'due', settled = NULL, note = NULL, late = NULL
     WHERE state = 'missed' AND settled > ?`,
    [ahead],
  );
  // It may stand in the channel: `sent` has the platform asked first.
  await database.query(
    `UPDATE outbox SET state = 'sent', settled = NULL, note = NULL, owner = NULL
     WHERE state = 'expired' AND settled > ?`,
    [ahead],
  );
}

async function insertSlot(
  database: Database,
  { id, platform, channel }: Schedule,
  due: Date,
  { asked, late }: { readonly asked: boolean; readonly late: string | null },
): Promise<void> {
  const moment = due.toISOString();
  await database.query(
    `INSERT INTO slots (schedule, due, platform, channel, asked, state, owner, beat, attempts, next_try, late)
     VALUES (?, ?, ?, ?, ?, 'due', NULL, 0, 0, ?, ?) ON CONFLICT (schedule, due) DO NOTHING`,
    [id, moment, platform, channel, Number(asked), moment, late],
  );
}
