import { whileHeld } from '../lease.ts';
import type { Message } from '../message.ts';
import type { Database } from '../store/database.ts';
import { reasonOf } from './courier.ts';
import { enqueue } from './outbox.ts';
import { isReady, nextTry } from './retry.ts';
import { findSchedule } from './schedules/kept.ts';
import type { Schedule } from './schedules/schedule.ts';
import { isTooLate, LATE_AFTER, type Lateness, type Slot, type SlotRow } from './slots.ts';
import type { Told } from './told.ts';
import type { Work } from './work.ts';

/** A briefing as it will be posted, or that there is none. */
export type Composed =
  | {
      readonly main: Message;
      /** Goes into the thread of `main`. */
      readonly detail: Message | null;
      /** Keys of the sentences shown: read, once the main message is confirmed. */
      readonly posted: readonly string[];
      /** The articles and figures that are told with these. */
      readonly told?: Told;
    }
  | { readonly nothing: true; readonly say: Message | null };

/** Writes the briefing of a schedule for a slot. */
export type Compose = (schedule: Schedule, slot: Slot) => Promise<Composed>;

/**
 * Writes the briefing of a channel's next slot and puts it into the outbox, both once. One at a time is in the making for a
 * channel, from being written to being posted: the next has to know what this one shows. False when there was none to take.
 */
export async function makeNext(
  platform: string,
  channel: string,
  compose: Compose,
  work: Work,
): Promise<boolean> {
  const row = await claimSlot(platform, channel, work);
  if (row === null) return false;
  await work.step('slot claimed');
  await whileHeld(
    () => make(row, compose, work),
    () => beat(work.database, row),
    work.lease / 4,
    work.sleep,
  );
  return true;
}

async function claimSlot(platform: string, channel: string, work: Work): Promise<SlotRow | null> {
  const { database, now, owner, watch } = work;
  const open = await database.query<SlotRow>(
    `SELECT * FROM slots WHERE state IN ('due', 'claimed', 'composed') AND platform = ? AND channel = ? AND due <= ?
     ORDER BY due, schedule`,
    [platform, channel, now().toISOString()],
  );
  const begun = open.find(({ state }) => state !== 'due');
  const next = begun ?? open.find((row) => isReady(row.next_try, now()));
  if (next === undefined || next.state === 'composed' || !watch.isFree(slotKey(next), next)) return null;
  await work.step('slot due');
  const [claimed] = await database.query<SlotRow>(
    `UPDATE slots SET state = 'claimed', owner = ?, beat = beat + 1, attempts = attempts + 1
     WHERE (schedule, due) = (
       SELECT schedule, due FROM slots WHERE schedule = ? AND due = ? AND state = ? AND beat = ? AND NOT EXISTS (
         SELECT 1 FROM slots AS other WHERE other.platform = slots.platform AND other.channel = slots.channel
           AND other.state IN ('claimed', 'composed')
           AND NOT (other.schedule = slots.schedule AND other.due = slots.due))
       ${database.notTaken})
     RETURNING *`,
    [owner, next.schedule, next.due, next.state, next.beat],
  );
  return claimed ?? null;
}

async function make(row: SlotRow, compose: Compose, work: Work): Promise<void> {
  const { database, now, step } = work;
  const schedule = await findSchedule(database, row.schedule);
  const due = new Date(row.due);
  if (schedule === null) return settle(database, row, 'skipped', 'the schedule was removed', now());
  // It may have lain with a process that is gone.
  if (isTooLate(due, schedule.latestMinutes, now())) {
    return settle(database, row, 'missed', `more than ${schedule.latestMinutes} minutes late`, now());
  }
  try {
    const composed = await compose(schedule, await slotOf(database, row, now()));
    await step('composed');
    await keep(schedule, row, composed, work);
    await step('kept');
  } catch (error) {
    const why = reasonOf(error);
    await database.query(
      `UPDATE slots SET state = 'due', owner = NULL, beat = beat + 1, next_try = ?, note = ?
       WHERE schedule = ? AND due = ? AND owner = ?`,
      [nextTry(now(), row.attempts).toISOString(), why, row.schedule, row.due, row.owner],
    );
    work.log.error(`delivery: the briefing of ${slotKey(row)} could not be written: ${why}`, error);
  }
}

/** The key a slot's main message is posted under; its detail has `:detail` after it. */
function slotKey({ schedule, due }: Pick<SlotRow, 'schedule' | 'due'>): string {
  return `briefing:${schedule}:${due}`;
}

/** What is posted stands in the store before anything of it is sent, with the slot's new state or not at all. */
function keep(schedule: Schedule, row: SlotRow, composed: Composed, work: Work): Promise<void> {
  const { database, now } = work;
  const said = 'nothing' in composed ? composed.say : composed.main;
  return database.transaction(async (inside) => {
    const ours = await inside.query(
      `UPDATE slots SET state = ?, owner = NULL, beat = beat + 1, note = NULL, settled = ?
       WHERE schedule = ? AND due = ? AND owner = ? AND state = 'claimed' RETURNING schedule`,
      [
        said === null ? 'nothing' : 'composed',
        said === null ? now().toISOString() : null,
        row.schedule,
        row.due,
        row.owner,
      ],
    );
    if (ours.length === 0 || said === null) return;
    const key = slotKey(row);
    const due = new Date(row.due);
    const post = {
      platform: row.platform,
      channel: row.channel,
      slot: { scheduleId: row.schedule, due },
      latest: new Date(due.getTime() + schedule.latestMinutes * 60_000),
    };
    const { posted: reads = [], told = null } = 'nothing' in composed ? {} : composed;
    await enqueue(inside, { ...post, key, message: said, reads, told }, now());
    if ('nothing' in composed || composed.detail === null) return;
    await enqueue(inside, { ...post, key: `${key}:detail`, message: composed.detail, under: key }, now());
  });
}

const DAY = 86_400_000;

/**
 * When the last briefing of a schedule was due that was posted, before `due`. Where none was, a day before the first that
 * was missed: the next one covers its time. Null where none was due before.
 */
export async function previousOf(database: Database, scheduleId: string, due: Date): Promise<Date | null> {
  const of = [scheduleId, due.toISOString()];
  const [last] = await database.query<{ due: string }>(
    `SELECT due FROM slots WHERE schedule = ? AND state = 'posted' AND due < ? ORDER BY due DESC LIMIT 1`,
    of,
  );
  if (last !== undefined) return new Date(last.due);
  const [missed] = await database.query<{ due: string }>(
    `SELECT due FROM slots WHERE schedule = ? AND state = 'missed' AND due < ? ORDER BY due LIMIT 1`,
    of,
  );
  return missed === undefined ? null : new Date(Date.parse(missed.due) - DAY);
}

async function slotOf(database: Database, row: SlotRow, now: Date): Promise<Slot> {
  const due = new Date(row.due);
  return {
    scheduleId: row.schedule,
    due,
    asked: row.asked === 1,
    late: row.asked === 1 ? null : lateness(row, due, now),
    previous: await previousOf(database, row.schedule, due),
  };
}

function lateness(row: SlotRow, due: Date, now: Date): Lateness | null {
  const late = now.getTime() - due.getTime();
  if (late <= LATE_AFTER) return null;
  const reason =
    row.late ?? (row.attempts > 1 ? 'it could not be written at first' : 'it had to wait its turn');
  return { minutes: Math.floor(late / 60_000), reason };
}

async function settle(
  database: Database,
  row: SlotRow,
  state: string,
  note: string,
  now: Date,
): Promise<void> {
  await database.query(
    `UPDATE slots SET state = ?, owner = NULL, beat = beat + 1, settled = ?, note = ?
     WHERE schedule = ? AND due = ? AND owner = ?`,
    [state, now.toISOString(), note, row.schedule, row.due, row.owner],
  );
}

async function beat(database: Database, { schedule, due, owner }: SlotRow): Promise<void> {
  await database.query('UPDATE slots SET beat = beat + 1 WHERE schedule = ? AND due = ? AND owner = ?', [
    schedule,
    due,
    owner,
  ]);
}
